-- None is registered.
UPDATE f_device SET config_flags = 0;
