-- Whose service it is could not be read.
DELETE FROM f_service_owner;
UPDATE f_service SET complete = 0;
