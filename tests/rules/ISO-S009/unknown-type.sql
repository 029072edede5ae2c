-- The type is no number.
UPDATE f_inf_service SET start = 2, type = NULL;
