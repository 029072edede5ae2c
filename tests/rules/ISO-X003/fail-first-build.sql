-- The first build with a record.
-- severity: warning
UPDATE f_image SET build = 9200;
INSERT INTO f_inf(inf, content_key, sha256, name, family, arch, product_type,
	suite, window_low, window_high, encoding, complete, applies,
	manufacturer_lines, devices, hardware_ids, signature, class, class_guid,
	provider, catalog_file, driver_ver, driver_date, driver_version,
	pnp_lockdown, class_ver, version_line, pnp_lockdown_line)
SELECT 2, 'c2', sha256, 'base.inf', 'd2', arch, product_type,
	suite, window_low, window_high, encoding, complete, applies,
	manufacturer_lines, devices, hardware_ids, signature, class, class_guid,
	provider, catalog_file, driver_ver, driver_date, driver_version,
	pnp_lockdown, class_ver, version_line, pnp_lockdown_line
FROM   f_inf;
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	provider, class_guid, inbox, active, status_flags, in_registry, in_store, record,
	inf_state, published_state, folder_complete, has_record, version_blob, inf)
VALUES (1, 4294967298, 'base.inf_amd64_8899aabbccddeeff', 'oem2.inf', 'base.inf',
	'Other Vendor', '', 0, 1, 0, 1, 1, 4294967298, 'read', 'present', 1, 1, 1,
	2);
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
       (1, 4294967297, 'oem2.inf', 4294967298);
