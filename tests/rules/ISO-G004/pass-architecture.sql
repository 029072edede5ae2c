-- A catalog of its own for the architecture.
UPDATE f_inf SET catalog_file = 'drv64.cat';
UPDATE f_package_file SET name = 'drv64.cat' WHERE name = 'drv.cat';
