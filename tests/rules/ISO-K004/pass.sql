-- An owner is named.
UPDATE f_service SET load_group = NULL;
