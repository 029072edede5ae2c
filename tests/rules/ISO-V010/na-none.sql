-- Nothing is pulled in.
DELETE FROM f_inf_copy;
