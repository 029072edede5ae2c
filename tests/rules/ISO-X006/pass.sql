-- No file of the name anywhere else.
UPDATE f_inf_copy SET flags = 0;
