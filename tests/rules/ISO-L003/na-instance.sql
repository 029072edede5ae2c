-- The instance of a user; its template is judged.
UPDATE f_service SET image_exists = 0, image_file = NULL;
UPDATE f_service SET type = 0xE0;
