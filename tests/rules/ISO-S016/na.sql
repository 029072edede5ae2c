-- Directives without a driver.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Wdf', 'wdf', '', 'umdfhostprocesssharing', 'ProcessSharingEnabled',
	'ProcessSharingEnabled', '', -1, 20, 1);
