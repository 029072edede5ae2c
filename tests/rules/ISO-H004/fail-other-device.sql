-- Declared for another filter only.
-- severity: warning
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'declared', '*Upper', 'other', 4294967306, 4294967303);
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'registry', 'UpperFilters', 'drv', 4294967306, 4294967303);
