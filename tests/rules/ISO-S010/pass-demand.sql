-- On demand.
UPDATE f_inf_service SET type = 272;
