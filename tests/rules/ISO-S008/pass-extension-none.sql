-- Or nothing.
UPDATE f_inf SET class = 'Extension',
	class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}';
DELETE FROM f_inf_install_service;
DELETE FROM f_inf_service;
