-- On demand, by a trigger.
UPDATE f_inf_service SET type = 16, triggers = 1;
