-- The own service by an absolute path.
-- item: HKLM\SYSTEM\CurrentControlSet\Services\drv!Start
-- message: the directive is StartType
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Services\drv',
	'Start', 65537, '4', 20, 1);
