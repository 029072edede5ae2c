-- The null service on both sides.
UPDATE f_inf_install_service SET service = '', target = '';
INSERT INTO f_package_configuration(target, package, section, service, flags,
	included, service_value, "key")
VALUES (1, 4294967297, 'Install.NT', '', 0, '', NULL, 4294967298);
