-- The INF lists no file.
DELETE FROM f_inf_source;
