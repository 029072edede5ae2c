-- The other package is not in force.
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
	'Other Vendor', '', 0, 0, 0, 1, 1, 4294967298, 'read', 'present', 1, 1, 1,
	2);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list, root,
	key, value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Com', 'HKCR', 'CLSID\{5e1f7a20-93c4-4b8d-a06e-d17c28f4b935}\InprocServer32', '', 131072, '%11%\a.dll', 20, 1),
       (1, 'AddReg', 'Install.NT', 'device', '', 'Com', 'HKCR', 'CLSID\{5e1f7a20-93c4-4b8d-a06e-d17c28f4b935}', '', 0, 'A', 20, 1),
       (2, 'AddReg', 'Install.NT', 'device', '', 'Com', 'HKCR', 'CLSID\{5E1F7A20-93C4-4B8D-A06E-D17C28F4B935}', '', 0, 'B', 20, 1);
UPDATE f_package SET active = 0 WHERE inf = 2;
