-- Nobody could look.
-- message: nobody could look for
UPDATE f_service SET image_exists = NULL, image_file = NULL;
