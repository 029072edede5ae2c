-- Another file of the name.
-- item: \Windows\System32\drivers\drv.sys
-- message: left by an older version
INSERT INTO f_system_copy(target, package, name, place, path, equal, same_file,
	links, file, store_file)
VALUES (1, 4294967297, 'drv.sys', 'drivers', '\Windows\System32\drivers\drv.sys', 0, 0, 1,
	4294967302, 4294967300);
