-- The folder could not be listed to its end.
DELETE FROM f_package_file;
UPDATE f_package SET folder_complete = 0;
