-- Without the record nobody can tell whose it is.
-- message: without the record in SOFTWARE
UPDATE f_area SET state = 'not-given' WHERE name = 'pnp_lockdown';
INSERT INTO f_installer(target, id, place, device, class_guid, class, name, dll,
	resolved_path, dll_exists, file, value)
VALUES (1, 4294967297, 'software', 4294967297, '', '',
	'EnumPropPages32', 'vendorpp.dll', '\Windows\System32\vendorpp.dll', NULL, NULL, 4294967306);
