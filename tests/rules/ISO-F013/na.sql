-- No destination and no path.
DELETE FROM f_inf_destination;
DELETE FROM f_inf_reference;
