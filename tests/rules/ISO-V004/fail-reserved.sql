-- A class of Windows itself.
-- message: class Computer is kept for Windows itself
UPDATE f_inf SET class = 'Computer',
	class_guid = '{4d36e966-e325-11ce-bfc1-08002be10318}';
