-- No database names the package, so nothing was noted.
UPDATE f_package SET in_registry = 0, record = NULL;
