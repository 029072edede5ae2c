-- There is no such service, but the services were not all read.
UPDATE f_area SET state = 'partial' WHERE name = 'services';
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'registry', 'UpperFilters', 'gone', 4294967306, 4294967303);
