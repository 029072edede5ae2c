-- A needed section of another INF adds it.
DELETE FROM f_inf_install_service;
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', 'usbser', 2, '', 'mdmcpq.inf', 20, 1);
