-- A setting of another service.
-- item: AddReg HKLM\SYSTEM\CurrentControlSet\Services\OtherSvc\Parameters!X
-- message: ; excepted until the next ruleset
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Services\OtherSvc\Parameters',
	'X', 0, '1', 20, 1);
