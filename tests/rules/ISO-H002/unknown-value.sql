-- The value could not be read.
INSERT INTO f_installer(target, id, place, device, class_guid, class, name, dll,
	resolved_path, dll_exists, file, value)
VALUES (1, 4294967297, 'software', 4294967297, '', '',
	'CoInstallers32', NULL, NULL, NULL, NULL, 4294967306);
