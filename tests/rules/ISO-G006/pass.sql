-- Equal bytes, equal version.
UPDATE f_package SET driver_date = '2020-01-01';
