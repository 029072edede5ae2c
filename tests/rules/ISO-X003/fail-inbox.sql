-- One of them is part of Windows.
-- severity: violation
-- message: one of them is part of Windows
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	provider, class_guid, inbox, active, status_flags, in_registry, in_store, record,
	inf_state, published_state, folder_complete, has_record, version_blob, inf)
VALUES (1, 4294967298, 'base.inf_amd64_8899aabbccddeeff', 'base.inf', 'base.inf',
	'Microsoft', '', 1, 1, 0, 1, 1, 4294967298, 'read', 'present', 1, 1, 1,
	NULL);
INSERT INTO f_lockdown(target, id, path, resolved_path, class, class_value,
	source, source_path, source_package, source_value, "key", file_exists,
	file, source_exists, source_file)
VALUES (1, 4294967297, '%SystemRoot%/System32/drivers/drv.sys',
	'\Windows\System32\drivers\drv.sys', 4, 4294967303,
	'%SystemRoot%\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys',
	'\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.sys',
	'drv.inf_amd64_0011223344556677', 4294967304, 4294967299, 1,
	4294967302, 1, 4294967300);
INSERT INTO f_lockdown_owner(target, lockdown, inf_name, value)
VALUES (1, 4294967297, 'oem1.inf', 4294967298),
       (1, 4294967297, 'base.inf', 4294967298);
