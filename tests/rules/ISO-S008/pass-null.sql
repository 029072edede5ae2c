-- The null service.
UPDATE f_inf_install_service SET service = '', target = '';
UPDATE f_inf_service SET name = '', install = '', install_exists = 0;
