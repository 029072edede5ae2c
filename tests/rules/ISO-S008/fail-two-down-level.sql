-- Two were wrong on any build.
UPDATE f_inf SET window_high = 17762;
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', 'other', 2, '', '', 20, 1);
