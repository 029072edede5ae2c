-- Windows took another function driver.
-- severity: info
-- item: configuration Install.NT
-- message: recorded the function driver other for section Install.NT; the INF adds drv
INSERT INTO f_package_configuration(target, package, section, service, flags,
	included, service_value, "key")
VALUES (1, 4294967297, 'Install.NT', 'other', 0, '', 4294967297, 4294967298);
