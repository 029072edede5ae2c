-- Five numbers.
-- severity: warning
UPDATE f_inf SET driver_ver = '05/06/2023,1.2.3.4.5';
