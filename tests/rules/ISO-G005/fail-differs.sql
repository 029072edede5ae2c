-- Another catalog.
-- message: differs from the catalog in the package's folder
UPDATE f_catroot SET equal = 0;
