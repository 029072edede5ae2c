-- The device has what Windows gives it.
UPDATE f_device SET config_flags = 0;
