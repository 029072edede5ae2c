-- A file with arguments that is not copied.
-- message: puts srv.exe where
UPDATE f_inf_service
SET    "binary" = '%13%\srv.exe -k', binary_file = 'srv.exe';
