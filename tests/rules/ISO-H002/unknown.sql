-- The devices were not read to their end.
UPDATE f_area SET state = 'partial' WHERE name = 'devices';
