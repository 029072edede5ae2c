-- A null service beside it.
-- message: drv,the null service
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', '', 2, '', '', 20, 1);
