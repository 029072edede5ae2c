-- For a whole class, of Windows.
UPDATE f_file SET links = 2, component = 1 WHERE id = 4294967303;
INSERT INTO f_installer(target, id, place, device, class_guid, class, name, dll,
	resolved_path, dll_exists, file, value)
VALUES (1, 4294967297, 'codevice', NULL, '{4d36e967-e325-11ce-bfc1-08002be10318}', 'DiskDrive',
	'CoInstallers32', 'vendorco.dll', '\Windows\System32\vendorco.dll', 1, 4294967303, 4294967306);
