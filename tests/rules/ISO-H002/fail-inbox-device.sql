-- A device of Windows with a DLL that nobody owns.
-- severity: warning
-- message: no package owns it
UPDATE f_device SET inf = 'disk.inf', inf_property = 'disk.inf';
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	inbox, active, in_registry, in_store, inf_state, inf)
VALUES (1, 4294967298, 'disk.inf_amd64_8899aabbccddeeff', 'disk.inf', 'disk.inf',
	1, 1, 1, 1, 'absent', NULL);
INSERT INTO f_installer(target, id, place, device, class_guid, class, name, dll,
	resolved_path, dll_exists, file, value)
VALUES (1, 4294967297, 'software', 4294967297, '', '',
	'CoInstallers32', 'vendorco.dll', '\Windows\System32\vendorco.dll', 1, 4294967303, 4294967306);
