-- The list of filters could not be read.
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'registry', 'UpperFilters', NULL, 4294967306, 4294967303);
