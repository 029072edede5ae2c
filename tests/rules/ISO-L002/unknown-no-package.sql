-- The package that owns the service is not known.
-- message: is not known here
UPDATE f_service_owner SET inf_name = 'oem9.inf';
