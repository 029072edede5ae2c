-- The image waits for its first boot.
-- message: the image waits for its setup to end
UPDATE f_image SET generalized = 1;
UPDATE f_catroot SET "exists" = 0, equal = NULL, file = NULL;
