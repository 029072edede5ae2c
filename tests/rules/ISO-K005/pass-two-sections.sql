-- Of two sections that add the service one says so.
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service2', 1, 1, 0, '%13%\drv.sys',
	13, '', 'drv.sys', 20, 1, 20);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service2', 'service', 'drv', 'starttype', '0', '0', '', -1, 20, 1);
UPDATE f_service SET start = 0;
