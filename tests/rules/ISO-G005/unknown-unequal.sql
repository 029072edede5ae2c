-- The two could not be compared.
-- message: could not be compared
UPDATE f_catroot SET equal = NULL;
