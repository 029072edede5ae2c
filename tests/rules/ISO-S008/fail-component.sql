-- But not two.
UPDATE f_inf SET class = 'SoftwareComponent',
	class_guid = '{5c4c3332-344d-483c-8739-259e934c9cc8}';
INSERT INTO f_inf_install_service(inf, install, service, flags, target, origin,
	line, "column")
VALUES (1, 'Install.NT', 'other', 2, '', '', 20, 1);
