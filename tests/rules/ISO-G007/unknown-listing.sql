-- The folder was not listed to its end.
-- item: folder
UPDATE f_package SET folder_complete = 0;
