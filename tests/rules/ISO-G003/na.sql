-- No folder.
DELETE FROM f_package_file;
UPDATE f_package SET in_store = 0;
