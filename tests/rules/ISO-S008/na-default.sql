-- A primitive package has no device.
DELETE FROM f_inf_service;
UPDATE f_inf_install SET kind = 'default', section = 'DefaultInstall.NTamd64';
UPDATE f_inf_install_service SET install = 'DefaultInstall.NTamd64', flags = 0;
