-- A destination that is no number.
-- item: DelFiles Files in Install.NT
-- message: which is no DIRID
INSERT INTO f_inf_list(inf, operation, section, list, present, dirid, subdir,
	destination, security, security_line, line, "column")
VALUES (1, 'DelFiles', 'Install.NT', 'Files', 1, NULL, '', '%13%', '', 0, 20,
	1);
