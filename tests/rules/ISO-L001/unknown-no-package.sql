-- The owner is a package that is not known.
UPDATE f_service_owner SET inf_name = 'oem9.inf';
