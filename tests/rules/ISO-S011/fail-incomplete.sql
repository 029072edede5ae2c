-- What was read differs already.
-- item: drv!starttype
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file,
	error_control, load_group, dependencies, event_section, event_type,
	triggers, primitive, line, "column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service2', 1, 1, 3,
	'%13%\drv.sys', 13, '', 'drv.sys', 1, '', '', '', '',
	0, 0, 20, 1, 20);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service2', 'service', 'drv', 'servicetype', '0x00000001',
	'0x00000001', '', -1, 20, 1);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service2', 'service', 'drv', 'errorcontrol', '1',
	'1', '', -1, 20, 1);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service2', 'service', 'drv', 'servicebinary', '%13%\DRV.sys',
	'%13%\DRV.sys', '', -1, 20, 1);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service2', 'service', 'drv', 'starttype', '0',
	'0', '', -1, 20, 1);
UPDATE f_inf SET complete = 0;
