-- An extension that does not append, on whatever build.
-- message: it wipes out the filters of others
UPDATE f_inf SET class = 'Extension',
	class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}';
UPDATE f_inf SET window_high = 18361;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'hardware', '', 'Registry', 'HKR',
	'',
	'LowerFilters', 65536, 'drv', 20, 1);
