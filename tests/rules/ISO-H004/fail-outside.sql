-- A driver without owner, outside the Windows directory.
-- severity: warning
DELETE FROM f_service_owner;
DELETE FROM f_inf_service;
UPDATE f_service SET image_path = 'C:\Vendor\drv.sys',
	resolved_path = '\Vendor\drv.sys',
	location = 'outside', store_package = '', in_driver_store = 0,
	image_file = 4294967302;
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'registry', 'UpperFilters', 'drv', 4294967306, 4294967303);
