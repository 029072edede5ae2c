-- No package has that folder, and nobody could look for the file.
UPDATE f_service SET store_package = 'x.inf_amd64_8899aabbccddeeff', image_exists = NULL;
