-- ImagePath says the store, the INF does not.
-- message: from DIRID 12
UPDATE f_inf_service
SET    "binary" = '%12%\drv.sys', binary_dirid = 12;
