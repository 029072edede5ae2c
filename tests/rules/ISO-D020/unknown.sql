-- The service could not be read.
-- item: configuration Install.NT
-- message: could not be read
INSERT INTO f_package_configuration(target, package, section, service, flags,
	included, service_value, "key")
VALUES (1, 4294967297, 'Install.NT', NULL, 0, '', NULL, 4294967298);
