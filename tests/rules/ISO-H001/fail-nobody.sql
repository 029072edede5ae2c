-- A file among those of Windows that nobody owns.
-- severity: warning
INSERT INTO f_device_value(target, id, device, interface, place, subkey, kind,
	name, path, resolved_path, location, store_package, path_exists, file,
	value, "key")
VALUES (1, 4294967297, 4294967297, NULL, 'hardware', '', 'value', 'DataFile',
	'C:\Windows\System32\vendor.dll',
	'\Windows\System32\vendor.dll',
	'system32', '', 1, 4294967303, 4294967306, 4294967303);
