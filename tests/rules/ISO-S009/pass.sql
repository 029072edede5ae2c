-- On demand.
UPDATE f_inf_service SET flags = 506;
