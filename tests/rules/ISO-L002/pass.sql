-- Both say the store, in another case.
UPDATE f_inf_service SET name = 'DRV';
