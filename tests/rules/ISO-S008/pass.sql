-- One function driver beside a filter.
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', 'flt', 0, '', '', 20, 1);
