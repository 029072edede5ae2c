-- A path on another drive.
-- severity: warning
INSERT INTO f_device_value(target, id, device, interface, place, subkey, kind,
	name, path, resolved_path, location, store_package, path_exists, file,
	value, "key")
VALUES (1, 4294967297, NULL, 4294967297, 'interface', '', 'value', 'DataFile',
	'D:\Vendor\x.dat',
	'',
	'foreign', '', NULL, NULL, 4294967306, 4294967303);
