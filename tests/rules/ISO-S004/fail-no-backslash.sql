-- Nothing between the DIRID and the file.
-- message: no backslash behind the DIRID
UPDATE f_inf_service SET "binary" = '%13%drv.sys';
