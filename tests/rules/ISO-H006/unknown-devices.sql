-- The devices were not read to their end.
-- item: devices
UPDATE f_area SET state = 'partial' WHERE name = 'devices';
