-- In all of them.
UPDATE f_inf_install_service SET flags = 65538;
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Second.NT', 'drv', 65536, '', '', 20, 1);
