-- A package without a catalog has none to publish.
UPDATE f_catroot SET "exists" = 0, in_folder = 0, equal = NULL;
