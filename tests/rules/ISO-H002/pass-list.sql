-- A name of Windows, and the record knows no other owner; nobody could look for the file.
INSERT INTO f_installer(target, id, place, device, class_guid, class, name, dll,
	resolved_path, dll_exists, file, value)
VALUES (1, 4294967297, 'codevice', NULL, '{4d36e967-e325-11ce-bfc1-08002be10318}', 'DiskDrive',
	'CoInstallers32', 'SysClass.Dll', '\Windows\System32\SysClass.Dll', NULL, NULL, 4294967306);
