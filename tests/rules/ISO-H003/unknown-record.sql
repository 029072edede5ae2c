-- Without the record nobody can tell whose it is, whatever its name.
-- message: without the record in SOFTWARE
UPDATE f_area SET state = 'not-given' WHERE name = 'pnp_lockdown';
INSERT INTO f_installer(target, id, place, device, class_guid, class, name, dll,
	resolved_path, dll_exists, file, value)
VALUES (1, 4294967297, 'class', NULL, '{4d36e967-e325-11ce-bfc1-08002be10318}', 'DiskDrive',
	'Installer32', 'SysClass.Dll', '\Windows\System32\SysClass.Dll', NULL, NULL, 4294967306);
