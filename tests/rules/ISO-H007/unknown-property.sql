-- The property with the INF could not be read.
UPDATE f_device SET inf_property = NULL;
