-- Just not too long.
UPDATE f_inf_service SET name = printf('%.256c', 'x');
