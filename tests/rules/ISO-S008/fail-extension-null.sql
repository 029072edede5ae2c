-- The null service is one, too.
-- message: an extension flags the null service
UPDATE f_inf SET class = 'Extension',
	class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}';
UPDATE f_inf_install_service SET service = '';
