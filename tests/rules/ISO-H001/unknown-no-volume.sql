-- A file that may be Windows', and nobody could look.
-- message: cannot be told
INSERT INTO f_device_value(target, id, device, interface, place, subkey, kind,
	name, path, resolved_path, location, store_package, path_exists, file,
	value, "key")
VALUES (1, 4294967297, 4294967297, NULL, 'hardware', '', 'value', 'DataFile',
	'%SystemRoot%\System32\shell.dll',
	'\Windows\System32\shell.dll',
	'system32', '', NULL, NULL, 4294967306, 4294967303);
