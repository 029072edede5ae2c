-- A port that keeps the number: 1 was operational and is admin.
-- severity: info
-- item: AddChannel Vendor/Operational
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Events.Inst', 'eventprovider', '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'addchannel',
	'Vendor/Operational,1', 'Vendor/Operational', '', -1, 20, 1);
INSERT INTO f_inf(inf, content_key, sha256, name, family, arch, product_type,
	suite, window_low, window_high, encoding, complete, applies,
	manufacturer_lines, devices, hardware_ids, signature, class, class_guid,
	provider, catalog_file, driver_ver, driver_date, driver_version,
	pnp_lockdown, class_ver, version_line, pnp_lockdown_line)
SELECT 2, 'c2', sha256, name, family, arch, product_type, suite, 10240, 17762,
	encoding, complete, applies, manufacturer_lines, devices, hardware_ids,
	signature, class, class_guid, provider, catalog_file, driver_ver,
	driver_date, driver_version, pnp_lockdown, class_ver, version_line,
	pnp_lockdown_line
FROM   f_inf;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (2, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\Channels\Vendor/Operational',
	'Type', 65537, '1', 20, 1);
