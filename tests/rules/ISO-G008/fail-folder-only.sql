-- No database names the folder.
-- severity: warning
-- message: no database names the package
UPDATE f_package SET in_registry = 0, record = NULL;
