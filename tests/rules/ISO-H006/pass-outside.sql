-- A missing file outside the store is not this rule's.
INSERT INTO f_device_value(target, id, device, interface, place, subkey, kind,
	name, path, resolved_path, location, store_package, path_exists, file,
	value, "key")
VALUES (1, 4294967297, 4294967297, NULL, 'hardware', '', 'value', 'DataFile',
	'C:\Vendor\x.dat',
	'\Vendor\x.dat',
	'outside', '', 0, NULL, 4294967306, 4294967303);
