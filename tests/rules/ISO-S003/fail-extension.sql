-- An extension may not touch the service of its base driver either.
UPDATE f_inf SET class = 'Extension',
	class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}';
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Services\OtherSvc',
	'Level', 0, '', 20, 1);
