-- Windows took none.
-- severity: info
-- message: recorded no function driver for section Install.NT; the INF adds drv
INSERT INTO f_package_configuration(target, package, section, service, flags,
	included, service_value, "key")
VALUES (1, 4294967297, 'Install.NT', '', 0, '', NULL, 4294967298);
