-- The template of the instances of users.
UPDATE f_service SET image_exists = 0, image_file = NULL;
UPDATE f_service SET type = 0x60;
