-- Below the build that brought AddFilter to all.
UPDATE f_image SET build = 18361;
INSERT INTO f_device_filter(target, device, form, position, service, value, "key")
VALUES (1, 4294967297, 'registry', 'UpperFilters', 'drv', 4294967306, 4294967303);
