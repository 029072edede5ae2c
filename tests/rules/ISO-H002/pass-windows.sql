-- The DLL is Windows': it has a second name in the component store.
UPDATE f_file SET links = 2, component = 1 WHERE id = 4294967303;
INSERT INTO f_installer(target, id, place, device, class_guid, class, name, dll,
	resolved_path, dll_exists, file, value)
VALUES (1, 4294967297, 'software', 4294967297, '', '',
	'CoInstallers32', 'vendorco.dll', '\Windows\System32\vendorco.dll', 1, 4294967303, 4294967306);
