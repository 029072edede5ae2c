-- A version of two numbers.
-- severity: warning
-- message: is not four numbers
UPDATE f_inf SET driver_ver = '05/06/2023,1.2', driver_version = '1.2.0.0';
