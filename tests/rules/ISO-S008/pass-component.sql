-- A software component needs no driver.
UPDATE f_inf SET class = 'SoftwareComponent',
	class_guid = '{5c4c3332-344d-483c-8739-259e934c9cc8}';
UPDATE f_inf_install_service SET flags = 0;
