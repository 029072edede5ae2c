-- Nor does a network filter.
UPDATE f_inf SET class = 'NetService',
	class_guid = '{4d36e974-e325-11ce-bfc1-08002be10318}';
UPDATE f_inf_install_service SET flags = 0;
