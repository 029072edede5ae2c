-- The folder has none to compare it with.
-- message: has no catalog to compare it with
UPDATE f_catroot SET in_folder = 0, equal = NULL;
