-- The ruleset excepts the directory.
-- message: ; excepted until the next ruleset
UPDATE f_inf_copy SET dirid = 12;
UPDATE f_inf_service
SET    "binary" = '%12%\drv.sys', binary_dirid = 12;
