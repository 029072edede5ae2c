-- The records name owners by their published names.
UPDATE f_package SET published_name = NULL, published_state = 'no-name', published_file = NULL;
DELETE FROM f_catroot;
