-- The INF was not read to its end: the section may be in the rest.
-- message: what the INF says about Other.NT is not known
UPDATE f_inf SET complete = 0;
INSERT INTO f_package_configuration(target, package, section, service, flags,
	included, service_value, "key")
VALUES (1, 4294967297, 'Other.NT', 'other', 0, '', 4294967297, 4294967298);
