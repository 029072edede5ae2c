-- A shared process.
UPDATE f_inf_service SET type = 32, start = 2;
