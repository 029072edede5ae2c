-- A section of Windows that nobody could read may add the service.
-- item: configuration Install.NT
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', NULL, NULL, 'Service', '', 20, 1);
INSERT INTO f_package_configuration(target, package, section, service, flags,
	included, service_value, "key")
VALUES (1, 4294967297, 'Install.NT', 'other', 0, '', 4294967297, 4294967298);
