-- A driver of a keyboard at system start.
-- severity: info
-- message: (StartType 1; class Keyboard)
UPDATE f_inf SET class = 'Keyboard',
	class_guid = '{4d36e96b-e325-11ce-bfc1-08002be10318}';
UPDATE f_inf_service SET start = 1;
