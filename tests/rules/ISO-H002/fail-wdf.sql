-- The framework's co-installer is no part of Windows.
INSERT INTO f_installer(target, id, place, device, class_guid, class, name, dll,
	resolved_path, dll_exists, file, value)
VALUES (1, 4294967297, 'software', 4294967297, '', '',
	'CoInstallers32', 'WdfCoInstaller01009.dll', '\Windows\System32\WdfCoInstaller01009.dll', 0, NULL, 4294967306);
