-- Flag 0x10000 in one declaration only.
-- item: drv!unique name
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Second.NT', 'drv', 65536, '', '', 20, 1);
