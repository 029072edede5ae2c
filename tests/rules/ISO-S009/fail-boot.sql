-- Or at boot.
-- severity: info
UPDATE f_inf SET class = 'Net',
	class_guid = '{4d36e972-e325-11ce-bfc1-08002be10318}';
UPDATE f_inf_service SET start = 0;
