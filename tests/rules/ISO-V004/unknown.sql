-- The class could not be read.
-- item: Class
UPDATE f_inf SET class = NULL;
