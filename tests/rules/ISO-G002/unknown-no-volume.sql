-- Without a volume nobody could look.
-- item: drv.sys
UPDATE f_package SET in_store = NULL, folder = NULL;
DELETE FROM f_package_file;
