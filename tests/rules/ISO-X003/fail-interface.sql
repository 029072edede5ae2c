-- Two makers install one interface class; that both have devices of it would be normal.
-- item: interface class {6bdd1fc6-810f-11d0-bec7-08002be2092f}
-- severity: warning
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
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value, argument,
	target, target_present, line, "column")
VALUES (1, 'InterfaceInstall32', 'interfaceinstall', '', '{6bdd1fc6-810f-11d0-bec7-08002be2092f}', 'X', 'X', 'X', 1, 20, 1),
       (2, 'InterfaceInstall32', 'interfaceinstall', '', '{6BDD1FC6-810f-11d0-bec7-08002be2092f}', 'X', 'X', 'X', 1, 20, 1);
