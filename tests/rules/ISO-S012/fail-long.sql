-- Too long.
-- message: the name has 257 characters
UPDATE f_inf_service SET name = printf('%.257c', 'x');
