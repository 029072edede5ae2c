-- Two function drivers.
-- item: Install.NT
-- message: 2 services are flagged as the function driver: drv,other
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', 'other', 2, '', '', 20, 1);
