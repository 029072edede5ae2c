-- There is no folder to look into.
-- item: drv.cat
DELETE FROM f_package_file;
UPDATE f_package SET in_store = 0, folder = NULL, folder_complete = NULL;
