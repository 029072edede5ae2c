-- A service that a section of Windows adds, which nobody could read further.
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', 'WUDFRd', NULL, 'Service', '', 20, 1);
INSERT INTO f_package_configuration(target, package, section, service, flags,
	included, service_value, "key")
VALUES (1, 4294967297, 'Install.NT', 'drv', 0, '', 4294967297, 4294967298);
