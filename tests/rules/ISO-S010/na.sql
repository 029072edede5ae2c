-- A kernel driver, and a service without a device.
UPDATE f_inf_service SET start = 2;
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file,
	error_control, load_group, dependencies, event_section, event_type,
	triggers, primitive, line, "column", binary_line)
VALUES (1, 'Install.NT.Services', 'other', 0, 'Service', 1, 16, 2,
	'%13%\drv.sys', 13, '', 'drv.sys', 1, '', '', '', '',
	0, 1, 20, 1, 20);
