-- An install section that is not there.
-- item: Other
-- message: names install section Other, which is not in the INF
INSERT INTO f_inf_install(inf, section, models, kind, present, hardware_ids,
	line, "column")
VALUES (1, 'Other', 'Models.NTamd64.10.0', 'device', 0, 1, 20, 1);
