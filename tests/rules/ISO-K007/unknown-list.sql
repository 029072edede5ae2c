-- WUDF\Services could not be read.
DELETE FROM f_area WHERE name = 'umdf_services';
