-- The section may be in the rest.
-- item: Other
UPDATE f_inf SET complete = 0;
INSERT INTO f_inf_install(inf, section, models, kind, present, hardware_ids,
	line, "column")
VALUES (1, 'Other', 'Models.NTamd64.10.0', 'device', 0, 1, 20, 1);
