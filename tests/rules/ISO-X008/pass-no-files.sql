-- Nothing is copied and nothing noted.
DELETE FROM f_inf_copy;
