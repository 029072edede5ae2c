-- For a whole class; the owner of the DLL answers for it.
INSERT INTO f_lockdown(target, id, path, resolved_path, class, "key")
VALUES (1, 4294967297, '%SystemRoot%/System32/vendorpp.dll',
	'\Windows\System32\vendorpp.dll', 4, 4294967299);
INSERT INTO f_lockdown_owner(target, lockdown, inf_name, value)
VALUES (1, 4294967297, 'oem1.inf', 4294967305);
INSERT INTO f_installer(target, id, place, device, class_guid, class, name, dll,
	resolved_path, dll_exists, file, value)
VALUES (1, 4294967297, 'class', NULL, '{4d36e967-e325-11ce-bfc1-08002be10318}', 'DiskDrive',
	'Installer32', 'vendorpp.dll', '\Windows\System32\vendorpp.dll', 1, 4294967303, 4294967306);
