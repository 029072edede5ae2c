-- A service of the INF that is not its function driver.
-- severity: info
-- message: the INF adds none
UPDATE f_inf_install_service SET flags = 0;
INSERT INTO f_package_configuration(target, package, section, service, flags,
	included, service_value, "key")
VALUES (1, 4294967297, 'Install.NT', 'drv', 0, '', 4294967297, 4294967298);
