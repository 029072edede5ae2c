-- No device has a filter.
UPDATE f_device SET config_flags = 1;
