-- A camera that builds on nothing of Windows.
-- severity: warning
-- item: camera
UPDATE f_inf SET class = 'Camera',
	class_guid = '{ca3e7ab9-b4c3-4ae6-8251-579ef933890f}';
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'Needs', 'Install.NT', 'install', 'Common', 1, '', 20, 1);
