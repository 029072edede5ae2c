-- The INF of the package could not be read at all.
-- item: configuration Install.NT
UPDATE f_package SET inf = NULL, inf_state = 'unreadable';
DELETE FROM f_package_inf;
INSERT INTO f_package_configuration(target, package, section, service, flags,
	included, service_value, "key")
VALUES (1, 4294967297, 'Install.NT', 'drv', 0, '', 4294967297, 4294967298);
