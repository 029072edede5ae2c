-- A generalised image has no devices of its own.
UPDATE f_image SET generalized = 1;
INSERT INTO f_lockdown(target, id, path, resolved_path, class, "key")
VALUES (1, 4294967297, '%SystemRoot%/System32/vendorco.dll',
	'\Windows\System32\vendorco.dll', 4, 4294967299);
INSERT INTO f_lockdown_owner(target, lockdown, inf_name, value)
VALUES (1, 4294967297, 'oem1.inf', 4294967305);
INSERT INTO f_installer(target, id, place, device, class_guid, class, name, dll,
	resolved_path, dll_exists, file, value)
VALUES (1, 4294967297, 'software', 4294967297, '', '',
	'CoInstallers32', 'vendorco.dll', '\Windows\System32\vendorco.dll', 1, 4294967303, 4294967306);
UPDATE f_device SET inf = '', inf_property = '';
