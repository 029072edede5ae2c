-- A program of Windows.
UPDATE f_inf_service SET name = 'mpssvc', type = 16;
