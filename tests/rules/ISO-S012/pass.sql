-- A name of its own.
UPDATE f_inf_service SET name = 'VndDisk';
