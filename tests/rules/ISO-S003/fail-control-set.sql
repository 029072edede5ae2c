-- A control set spelt out is no exception.
-- message: \OtherSvc, value Start
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\ControlSet001\Services\OtherSvc',
	'Start', 65537, '4', 20, 1);
