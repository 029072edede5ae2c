-- The null service.
UPDATE f_inf_service SET name = '';
