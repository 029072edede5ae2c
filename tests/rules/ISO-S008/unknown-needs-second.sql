-- Or a second one.
-- item: Install.NT
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', NULL, NULL, '', '', 20, 1);
