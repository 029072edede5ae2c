-- Nobody could look.
UPDATE f_catroot SET "exists" = NULL, equal = NULL, file = NULL;
UPDATE f_area SET state = 'absent', reason = 'there is no CatRoot' WHERE name = 'catroot';
