-- The key could not be read to its end.
-- message: could not be read to its end
UPDATE f_image SET build = 26100;
UPDATE f_service SET type = 2;
UPDATE f_service SET complete = 0;
