-- A driver without triggers.
UPDATE f_service SET type = 1;
