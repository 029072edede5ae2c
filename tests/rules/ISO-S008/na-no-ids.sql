-- An entry without hardware ids, and a section that is not there.
DELETE FROM f_inf_service;
UPDATE f_inf_install SET hardware_ids = 0;
INSERT INTO f_inf_install(inf, section, models, kind, present, hardware_ids,
	line, "column")
VALUES (1, 'Second.NT', 'Models.NTamd64.10.0', 'device', 0, 1, 20, 1);
