-- A device of Windows with a DLL of Windows.
UPDATE f_device SET inf = 'usb.inf', inf_property = 'usb.inf';
INSERT INTO f_installer(target, id, place, device, class_guid, class, name, dll,
	resolved_path, dll_exists, file, value)
VALUES (1, 4294967297, 'software', 4294967297, '', '',
	'EnumPropPages32', 'vendorpp.dll', '\Windows\System32\vendorpp.dll', 0, NULL, 4294967306);
