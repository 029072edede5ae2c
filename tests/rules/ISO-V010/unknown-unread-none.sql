-- The same, before the first Include.
UPDATE f_inf SET complete = 0;
