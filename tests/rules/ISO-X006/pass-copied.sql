-- Another package puts a file of the name there.
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
INSERT INTO f_system_copy(target, package, name, place, path, equal, same_file,
	links, file, store_file)
VALUES (1, 4294967297, 'drv.sys', 'drivers', '\Windows\System32\drivers\drv.sys', 0, 0, 1,
	4294967302, 4294967300);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path, flags,
	line, "column", destination_line)
VALUES (2, 'Install.NT', '@', 'DRV.sys', 'drv.sys', 12, '', '12', 1, '1', 1, '',
	'', 0, 20, 1, 20);
