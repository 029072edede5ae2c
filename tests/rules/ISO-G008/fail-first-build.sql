-- The first build with a database.
UPDATE f_image SET build = 9200;
UPDATE f_package SET in_store = 0, folder = NULL;
