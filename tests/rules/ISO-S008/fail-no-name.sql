-- Neither a name nor the flag.
-- item: Install.NT.Services: null service
-- message: neither a name nor flag 0x2
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file,
	error_control, load_group, dependencies, event_section, event_type,
	triggers, primitive, line, "column", binary_line)
VALUES (1, 'Install.NT.Services', '', 0, '', 0, -1, -1,
	'', -1, '', '', 1, '', '', '', '',
	0, 0, 20, 1, 20);
