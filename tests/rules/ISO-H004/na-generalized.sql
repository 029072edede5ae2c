-- A generalised image has no devices of its own.
UPDATE f_image SET generalized = 1;
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'registry', 'UpperFilters', 'drv', 4294967306, 4294967303);
UPDATE f_device SET inf = '', inf_property = '';
