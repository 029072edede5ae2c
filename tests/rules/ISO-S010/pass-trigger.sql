-- With Windows, but by a trigger, too.
UPDATE f_inf_service SET type = 32, start = 2, triggers = 1;
