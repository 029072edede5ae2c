-- A driver without owner; the record names Windows as the owner of its file.
DELETE FROM f_service_owner;
DELETE FROM f_inf_service;
UPDATE f_service SET image_path = '\SystemRoot\System32\drivers\drv.sys',
	resolved_path = '\Windows\System32\drivers\drv.sys',
	location = 'drivers', store_package = '', in_driver_store = 0,
	image_file = 4294967302;
INSERT INTO f_lockdown(target, id, path, resolved_path, class, "key")
VALUES (1, 4294967297, '%SystemRoot%/System32/drivers/drv.sys',
	'\Windows\System32\drivers\drv.sys', 4, 4294967299);
INSERT INTO f_lockdown_owner(target, lockdown, inf_name, value)
VALUES (1, 4294967297, 'disk.inf', 4294967305);
INSERT INTO f_class_filter(target, class_guid, class, position, service, value)
VALUES (1, '{4d36e967-e325-11ce-bfc1-08002be10318}', 'DiskDrive', 'LowerFilters', 'drv',
	4294967306);
