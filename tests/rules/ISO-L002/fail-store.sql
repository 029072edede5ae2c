-- ImagePath says the store, the INF does not.
-- message: from %12%\drv.sys, but
UPDATE f_inf_service
SET    "binary" = '%12%\drv.sys', binary_dirid = 12;
