-- No function driver on either side.
DELETE FROM f_inf_install_service;
INSERT INTO f_package_configuration(target, package, section, service, flags,
	included, service_value, "key")
VALUES (1, 4294967297, 'Install.NT', '', 0, '', NULL, 4294967298);
