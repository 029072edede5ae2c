-- A file of Windows: it has a second name in the component store.
UPDATE f_file SET links = 2, component = 1 WHERE id = 4294967303;
INSERT INTO f_device_value(target, id, device, interface, place, subkey, kind,
	name, path, resolved_path, location, store_package, path_exists, file,
	value, "key")
VALUES (1, 4294967297, 4294967297, NULL, 'hardware', '', 'value', 'DataFile',
	'%SystemRoot%\System32\shell.dll',
	'\Windows\System32\shell.dll',
	'system32', '', 1, 4294967303, 4294967306, 4294967303);
