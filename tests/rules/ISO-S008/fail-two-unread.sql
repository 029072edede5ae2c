-- Two are two, whatever an INF that nobody could read adds.
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', 'other', 2, '', '', 20, 1);
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', NULL, NULL, '', '', 20, 1);
