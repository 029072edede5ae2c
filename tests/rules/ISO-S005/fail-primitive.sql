-- From 18362 on it is.
UPDATE f_inf SET window_high = 18362;
UPDATE f_inf_copy SET dirid = 12;
UPDATE f_inf_service
SET    "binary" = '%12%\drv.sys', binary_dirid = 12, primitive = 1;
