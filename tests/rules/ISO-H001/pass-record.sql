-- The record of files outside the store names Windows as its owner.
INSERT INTO f_lockdown(target, id, path, resolved_path, class, "key")
VALUES (1, 4294967297, '%SystemRoot%/System32/shell.dll',
	'\Windows\System32\shell.dll', 4, 4294967299);
INSERT INTO f_lockdown_owner(target, lockdown, inf_name, value)
VALUES (1, 4294967297, 'usb.inf', 4294967305);
INSERT INTO f_device_value(target, id, device, interface, place, subkey, kind,
	name, path, resolved_path, location, store_package, path_exists, file,
	value, "key")
VALUES (1, 4294967297, 4294967297, NULL, 'hardware', '', 'value', 'DataFile',
	'%SystemRoot%\System32\shell.dll',
	'\Windows\System32\shell.dll',
	'system32', '', NULL, NULL, 4294967306, 4294967303);
