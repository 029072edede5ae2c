-- A declared filter, and other devices were not read.
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'declared', '*Upper', 'drv', 4294967306, 4294967303);
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'registry', 'UpperFilters', 'drv', 4294967306, 4294967303);
UPDATE f_area SET state = 'partial' WHERE name = 'devices';
