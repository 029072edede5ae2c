-- The folder was not listed to its end.
-- item: drv.cat
-- message: nobody could look for drv.cat
DELETE FROM f_package_file WHERE name = 'drv.cat';
UPDATE f_package SET folder_complete = 0;
