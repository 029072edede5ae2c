-- Also where nothing leaves the store.
-- message: (nothing leaves the store here
UPDATE f_inf SET pnp_lockdown = '', pnp_lockdown_line = 0;
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, source_subdir, disk_path, flags, line, "column",
	destination_line)
VALUES (1, 'Install.NT', 'Files', 'drv.sys', 'drv.sys', 13, '', '13', 1, '',
	'', 0, 20, 1, 20);
