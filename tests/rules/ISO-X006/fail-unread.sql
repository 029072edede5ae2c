-- It is there, whatever it holds.
-- message: has the name of a file that runs from the store
INSERT INTO f_system_copy(target, package, name, place, path, equal, same_file,
	links, file, store_file)
VALUES (1, 4294967297, 'drv.sys', 'drivers', '\Windows\System32\drivers\drv.sys', NULL, 0, 1,
	4294967302, 4294967300);
