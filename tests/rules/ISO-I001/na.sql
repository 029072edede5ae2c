-- A generalised image has no devices of its own.
UPDATE f_image SET generalized = 1;
INSERT INTO f_device_value(target, id, device, interface, place, subkey, kind,
	name, path, resolved_path, location, store_package, path_exists, file,
	value, "key")
VALUES (1, 4294967297, NULL, 4294967297, 'interface', '', 'value', 'DataFile',
	'C:\Vendor\x.dat',
	'\Vendor\x.dat',
	'outside', '', 1, NULL, 4294967306, 4294967303);
UPDATE f_device SET inf = '', inf_property = '';
