-- The INF names one, the folder does not hold it.
-- item: drv.cat
-- message: is not in the package's folder
DELETE FROM f_package_file WHERE name = 'drv.cat';
