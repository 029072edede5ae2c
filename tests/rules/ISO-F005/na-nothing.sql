-- The INF copies and lists nothing.
DELETE FROM f_inf_copy;
DELETE FROM f_inf_source;
