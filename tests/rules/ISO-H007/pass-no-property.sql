-- The properties name no INF.
UPDATE f_device SET inf_property = '';
