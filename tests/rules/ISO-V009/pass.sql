-- Two install sections, one of them without hardware ids.
UPDATE f_inf SET devices = 2;
INSERT INTO f_inf_install(inf, section, models, kind, present, hardware_ids,
	line, "column")
VALUES (1, 'Listed.NT', 'Models.NTamd64.10.0', 'device', 1, 0, 20, 1);
