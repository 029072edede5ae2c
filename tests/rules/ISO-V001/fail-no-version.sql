-- A comma and nothing behind it.
-- severity: warning
UPDATE f_inf SET driver_ver = '05/06/2023,', driver_version = '';
