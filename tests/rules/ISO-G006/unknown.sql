-- Nobody could look.
-- item: oem1.inf
-- message: nobody could look for oem1.inf
UPDATE f_package SET published_state = 'no-volume', published_file = NULL;
