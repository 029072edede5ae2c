-- The INF has a version without a date.
UPDATE f_package SET driver_date = '2020-01-01';
UPDATE f_inf SET driver_date = '';
