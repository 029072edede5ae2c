-- There is no such service.
-- severity: warning
-- message: there is no such service
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'registry', 'UpperFilters', 'gone', 4294967306, 4294967303);
