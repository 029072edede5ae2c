-- When it was staged is not known.
-- message: when the package was staged is not known
UPDATE f_file SET created = NULL;
UPDATE f_package SET import_date = NULL;
