-- No section applies.
-- item: writes outside HKR
-- message: no section of the INF applies
UPDATE f_inf SET applies = 0;
