-- PnpLockdown=0x1 asks for protection (ISO-V002 takes it).
-- message: although the INF asks
INSERT INTO f_lockdown(target, id, path, resolved_path, class, class_value,
	source, source_path, source_package, source_value, "key", file_exists,
	file, source_exists, source_file)
VALUES (1, 4294967297, '%SystemRoot%/System32/drivers/drv.sys',
	'\Windows\System32\drivers\drv.sys', 5, 4294967303,
	'%SystemRoot%\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys',
	'\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys',
	'drv.inf_amd64_0011223344556677', 4294967304, 4294967299, 1,
	4294967302, 1, 4294967300);
INSERT INTO f_lockdown_owner(target, lockdown, inf_name, value)
VALUES (1, 4294967297, 'oem1.inf', 4294967298);
UPDATE f_inf SET pnp_lockdown = '0x0001';
