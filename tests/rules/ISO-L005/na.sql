-- No user-mode drivers.
UPDATE f_image SET edition = NULL;
