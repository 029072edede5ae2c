-- A version with a letter.
-- severity: warning
UPDATE f_inf SET driver_ver = '05/06/2023,1.2.3.4b';
