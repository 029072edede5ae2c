-- The package that owns the service is not known.
-- message: was not read
UPDATE f_service_owner SET inf_name = 'oem9.inf';
