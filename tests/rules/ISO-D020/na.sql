-- A section that this system does not select.
INSERT INTO f_package_configuration(target, package, section, service, flags,
	included, service_value, "key")
VALUES (1, 4294967297, 'Other.NT', 'other', 0, '', 4294967297, 4294967298);
