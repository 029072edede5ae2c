-- Taking away is changing, too.
-- item: DelReg HKLM\SYSTEM\CurrentControlSet\Services\OtherSvc!Level
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'DelReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SYSTEM\CurrentControlSet\Services\OtherSvc',
	'Level', 0, '', 20, 1);
