-- The list of devices ends early.
-- item: DriverVer of devices
UPDATE f_area SET state = 'partial' WHERE name = 'devices';
