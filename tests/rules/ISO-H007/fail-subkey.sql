-- A subkey of the instance that Windows does not make.
-- message: which Windows does not make
INSERT INTO f_device_value(target, id, device, interface, place, subkey, kind,
	name, path, resolved_path, location, store_package, path_exists, file,
	value, "key")
VALUES (1, 4294967297, 4294967297, NULL, 'instance', '', 'key', 'Vendor',
	'',
	'',
	'none', '', NULL, NULL, 4294967306, 4294967303);
