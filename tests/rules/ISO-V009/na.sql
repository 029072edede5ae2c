-- A primitive driver.
UPDATE f_inf SET manufacturer_lines = -1, devices = 0, hardware_ids = 0;
UPDATE f_inf_install SET kind = 'default', section = 'DefaultInstall.NTamd64';
