-- The service's key was not read to its end.
UPDATE f_service SET complete = 0;
