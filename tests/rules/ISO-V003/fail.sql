-- Microsoft.
-- item: Provider
-- message: Provider is "microsoft Corporation"
UPDATE f_inf SET provider = 'microsoft Corporation';
