-- The window ends with the first build of the rule.
UPDATE f_inf SET window_high = 16299;
UPDATE f_inf_service
SET    "binary" = '%12%\drv.sys', binary_dirid = 12;
