-- Other flags beside it, and the same service twice in another case.
UPDATE f_inf_install_service SET flags = 506;
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', 'DRV', 2, '', '', 20, 1);
