-- A key below could not be read to its end.
UPDATE f_service SET below_complete = 0;
