-- The interfaces were not read to their end.
-- item: device interfaces
UPDATE f_area SET state = 'partial' WHERE name = 'device_interfaces';
