-- Not recorded, but a file of the package.
-- severity: warning
INSERT INTO f_installer(target, id, place, device, class_guid, class, name, dll,
	resolved_path, dll_exists, file, value)
VALUES (1, 4294967297, 'software', 4294967297, '', '',
	'EnumPropPages32', 'drv.sys', '\Windows\System32\drv.sys', 0, NULL, 4294967306);
