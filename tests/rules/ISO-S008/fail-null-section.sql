-- A null service with a section.
-- message: its section Service is ignored
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file,
	error_control, load_group, dependencies, event_section, event_type,
	triggers, primitive, line, "column", binary_line)
VALUES (1, 'Install.NT.Services', '', 2, 'Service', 1, 1, 3,
	'%13%\drv.sys', 13, '', 'drv.sys', 1, '', '', '', '',
	0, 0, 20, 1, 20);
