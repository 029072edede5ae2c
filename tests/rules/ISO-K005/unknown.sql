-- Start could not be read.
-- item: Start
-- message: could not be read
UPDATE f_service SET start = NULL;
