-- Parameters could not be read to their end.
UPDATE f_service SET below_complete = 0;
