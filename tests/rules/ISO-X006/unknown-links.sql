-- The file has a second name, and nobody can say where.
UPDATE f_file SET component = NULL WHERE id = 4294967302;
INSERT INTO f_system_copy(target, package, name, place, path, equal, same_file,
	links, file, store_file)
VALUES (1, 4294967297, 'drv.sys', 'drivers', '\Windows\System32\drivers\drv.sys', 0, 0, 2,
	4294967302, 4294967300);
