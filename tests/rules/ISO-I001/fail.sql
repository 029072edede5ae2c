-- A file of the package, by another directory.
-- message: \drivers\DRV.sys
INSERT INTO f_device_value(target, id, device, interface, place, subkey, kind,
	name, path, resolved_path, location, store_package, path_exists, file,
	value, "key")
VALUES (1, 4294967297, NULL, 4294967297, 'interface', '', 'value', 'DataFile',
	'%SystemRoot%\System32\drivers\DRV.sys',
	'\Windows\System32\drivers\DRV.sys',
	'drivers', '', 1, 4294967302, 4294967306, 4294967303);
