-- The section's name without its platform extension.
INSERT INTO f_package_configuration(target, package, section, service, flags,
	included, service_value, "key")
VALUES (1, 4294967297, 'Install', 'drv', 0, '', 4294967297, 4294967298);
