-- The service may be added in the part that was not read.
-- message: which this INF does not add
UPDATE f_inf SET complete = 0;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Services\OtherSvc',
	'Level', 0, '', 20, 1);
