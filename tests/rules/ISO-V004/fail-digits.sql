-- A letter that is no digit.
-- item: ClassGuid
UPDATE f_inf SET class = '',
	class_guid = '{4d36e97d-e325-11ce-bfc1-08002be1031x}';
-- the class is then one that nobody knows
UPDATE f_inf SET class = 'System';
