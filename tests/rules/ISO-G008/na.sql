-- Before Windows 8 there is no database.
UPDATE f_image SET build = 9199;
UPDATE f_package SET in_registry = 0, record = NULL;
