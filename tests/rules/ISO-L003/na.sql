-- A generalised image.
UPDATE f_image SET generalized = 1;
UPDATE f_service SET image_exists = 0, image_file = NULL;
UPDATE f_device SET inf = '', inf_property = '';
