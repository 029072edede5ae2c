-- The INF was not read to its end.
UPDATE f_inf SET class = 'Printer',
	class_guid = '{4d36e979-e325-11ce-bfc1-08002be10318}';
UPDATE f_inf SET complete = 0;
