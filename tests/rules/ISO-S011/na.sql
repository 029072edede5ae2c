-- The null service.
UPDATE f_inf_service SET name = '';
UPDATE f_inf_install_service SET service = '';
