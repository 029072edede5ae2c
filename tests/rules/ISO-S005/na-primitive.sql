-- Before 18362 a primitive package was not staged.
UPDATE f_inf SET window_high = 18361;
UPDATE f_inf_copy SET dirid = 12;
UPDATE f_inf_service
SET    "binary" = '%12%\drv.sys', binary_dirid = 12, primitive = 1;
