-- The installer of modems keeps the name in the software key.
UPDATE f_device SET class_guid = '{4d36e96d-e325-11ce-bfc1-08002be10318}', class = 'Modem';
INSERT INTO f_device_value(target, id, device, interface, place, subkey, kind,
	name, path, resolved_path, location, store_package, path_exists, file,
	value, "key")
VALUES (1, 4294967297, 4294967297, NULL, 'software', '', 'value', 'FriendlyName',
	'',
	'',
	'none', '', NULL, NULL, 4294967306, 4294967303);
