-- The catalog is there, in another case.
UPDATE f_package_file SET name = 'DRV.cat' WHERE name = 'drv.cat';
