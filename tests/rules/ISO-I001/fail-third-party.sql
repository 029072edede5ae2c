-- A file that another package put among those of Windows.
-- severity: warning
INSERT INTO f_lockdown(target, id, path, resolved_path, class, "key")
VALUES (1, 4294967297, '%SystemRoot%/System32/vendor.dll',
	'\Windows\System32\vendor.dll', 4, 4294967299);
INSERT INTO f_lockdown_owner(target, lockdown, inf_name, value)
VALUES (1, 4294967297, 'oem7.inf', 4294967305);
INSERT INTO f_device_value(target, id, device, interface, place, subkey, kind,
	name, path, resolved_path, location, store_package, path_exists, file,
	value, "key")
VALUES (1, 4294967297, NULL, 4294967297, 'interface', '', 'value', 'DataFile',
	'C:\Windows\System32\vendor.dll',
	'\Windows\System32\vendor.dll',
	'system32', '', 1, 4294967303, 4294967306, 4294967303);
