-- No section applies.
-- item: copies out of the store
-- message: no section of the INF applies
UPDATE f_inf SET applies = 0;
