-- A program that should start with the kernel.
-- message: is a program
UPDATE f_inf_service SET type = 16, start = 1;
