-- Nothing is named.
DELETE FROM f_inf_target;
