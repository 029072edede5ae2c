-- No class.
-- item: Class
-- message: Class is missing
UPDATE f_inf SET class = '';
