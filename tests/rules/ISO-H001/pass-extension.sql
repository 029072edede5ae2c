-- A path into the package of an extension that was installed on the same device.
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	inbox, active, in_registry, in_store, inf_state, inf)
VALUES (1, 4294967298, 'other.inf_amd64_8899aabbccddeeff', 'oem2.inf', 'other.inf',
	0, 1, 1, 1, 'absent', NULL);
UPDATE f_device SET extensions = 'oem7.inf,oem2.inf';
INSERT INTO f_device_value(target, id, device, interface, place, subkey, kind,
	name, path, resolved_path, location, store_package, path_exists, file,
	value, "key")
VALUES (1, 4294967297, 4294967297, NULL, 'hardware', '', 'value', 'DataFile',
	'C:\Windows\System32\DriverStore\FileRepository\other.inf_amd64_8899aabbccddeeff\x.dat',
	'\Windows\System32\DriverStore\FileRepository\other.inf_amd64_8899aabbccddeeff\x.dat',
	'store', 'other.inf_amd64_8899aabbccddeeff', 1, NULL, 4294967306, 4294967303);
