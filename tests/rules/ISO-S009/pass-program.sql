-- A program may start automatically here.
UPDATE f_inf_service SET type = 16, start = 2;
