-- A binary of its own that is not copied is ISO-S006.
DELETE FROM f_inf_copy;
