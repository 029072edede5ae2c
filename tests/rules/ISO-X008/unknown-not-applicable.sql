-- No section of the INF applies to this system; the record may be of another build.
-- message: no section of the INF applies
UPDATE f_inf SET applies = 0;
UPDATE f_package SET status_flags = 2;
