-- Nobody declares it, and the INF does not write it.
-- severity: warning
-- message: no INF that was read declares it
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'registry', 'UpperFilters', 'drv', 4294967306, 4294967303);
