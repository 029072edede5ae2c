-- Equal bytes, equal version and date.
UPDATE f_package SET driver_date = '2023-05-06';
