-- Nothing runs from the store.
UPDATE f_inf_copy SET dirid = 12;
