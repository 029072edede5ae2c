-- The INF does not add the service.
UPDATE f_inf_service SET name = 'other';
UPDATE f_service SET start = 4;
