-- A DLL among those of Windows that nobody owns.
-- severity: warning
INSERT INTO f_installer(target, id, place, device, class_guid, class, name, dll,
	resolved_path, dll_exists, file, value)
VALUES (1, 4294967297, 'software', 4294967297, '', '',
	'EnumPropPages32', 'vendorpp.dll', '\Windows\System32\vendorpp.dll', 1, 4294967303, 4294967306);
