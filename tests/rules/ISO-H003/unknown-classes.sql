-- The classes were not read to their end.
UPDATE f_area SET state = 'unreadable' WHERE name = 'device_classes';
