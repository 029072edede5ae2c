-- The INF ended before its class.
UPDATE f_inf SET class = '', class_guid = '', complete = 0;
