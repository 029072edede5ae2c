-- The same function driver, in another case, beside a service of the INF.
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', 'helper', 0, 'Service', '', 20, 1);
INSERT INTO f_package_configuration(target, package, section, service, flags,
	included, service_value, "key")
VALUES (1, 4294967297, 'INSTALL.nt', 'DRV', 0, '', 4294967297, 4294967298);
