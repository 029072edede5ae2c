-- Another name of the same file.
-- severity: info
-- message: is another name of the file
INSERT INTO f_system_copy(target, package, name, place, path, equal, same_file,
	links, file, store_file)
VALUES (1, 4294967297, 'drv.sys', 'drivers', '\Windows\System32\drivers\drv.sys', 1, 1, 2,
	4294967302, 4294967300);
