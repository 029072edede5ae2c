-- Whose service it is could not be read.
DELETE FROM f_service_owner;
DELETE FROM f_inf_service;
UPDATE f_service SET complete = 0;
