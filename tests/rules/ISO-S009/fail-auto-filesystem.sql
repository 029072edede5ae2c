-- And one for a file system.
UPDATE f_inf_service SET type = 2, start = 2;
