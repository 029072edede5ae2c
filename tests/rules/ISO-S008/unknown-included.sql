-- It may stand in an included INF.
-- message: its section Lost is not in the INF
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file,
	error_control, load_group, dependencies, event_section, event_type,
	triggers, primitive, line, "column", binary_line)
VALUES (1, 'Install.NT.Services', 'other', 0, 'Lost', 0, -1, -1,
	'', -1, '', '', 1, '', '', '', '',
	0, 0, 20, 1, 20);
INSERT INTO f_inf_include(inf, directive, section, companion, name, found, line,
	"column")
VALUES (1, 'Include', 'Install.NT.Services', 'services', 'other.inf', 1, 20, 1);
