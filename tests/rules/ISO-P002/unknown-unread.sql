-- A Source that could not be read.
-- message: could not be read
INSERT INTO f_lockdown(target, id, path, resolved_path, class, class_value,
	source, source_path, source_package, source_value, "key", file_exists,
	file, source_exists, source_file)
VALUES (1, 4294967297, '%SystemRoot%/System32/drivers/drv.sys',
	'\Windows\System32\drivers\drv.sys', 4, 4294967303, NULL, NULL, NULL,
	NULL, 4294967299, 1, 4294967302, NULL, NULL);
INSERT INTO f_lockdown_owner(target, lockdown, inf_name, value)
VALUES (1, 4294967297, 'oem1.inf', 4294967298);
