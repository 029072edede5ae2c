-- The registry will have another name.
UPDATE f_inf_service SET name = 'disk', flags = 65538;
