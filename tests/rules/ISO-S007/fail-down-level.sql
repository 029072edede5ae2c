-- A window in which there is no other way.
-- severity: warning
UPDATE f_inf SET window_high = 21999;
INSERT INTO f_inf_service(inf, section, name, flags, install, install_exists,
	type, start, "binary", binary_dirid, binary_subdir, binary_file, line,
	"column", binary_line)
VALUES (1, 'Install.NT.Services', 'drv', 2, 'Service', 1, 1, 3,
	'%12%\WUDFRd.sys', 12, '', 'WUDFRd.sys', 20, 1, 20);
