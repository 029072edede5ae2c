-- Flags of AddService are no number.
UPDATE f_inf_service SET flags = NULL;
