-- The package that owns the service is not known.
UPDATE f_service_owner SET inf_name = 'oem9.inf';
