-- Nobody looked for devices.
-- item: devices
DELETE FROM f_area WHERE name = 'devices';
DELETE FROM f_device;
