-- The INF declares no interface.
UPDATE f_inf SET class_ver = '1';
