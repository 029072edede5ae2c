-- Both know the package, whichever hive names it.
UPDATE f_package SET registry_hive = 'SYSTEM';
