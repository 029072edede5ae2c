-- Each install section by itself.
-- item: Second.NT
INSERT INTO f_inf_install(inf, section, models, kind, present, hardware_ids,
	line, "column")
VALUES (1, 'Second.NT', 'Models.NTamd64.10.0', 'device', 1, 1, 20, 1);
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'second.nt', 'flt', 0, '', '', 20, 1);
