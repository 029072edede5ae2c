-- Microsoft.
-- item: Provider
-- message: Provider of the INF is "microsoft Corporation"
UPDATE f_inf SET provider = 'microsoft Corporation';
