-- The software key names another INF than the properties.
-- message: changed by hand
UPDATE f_device SET inf_property = 'oem3.inf';
