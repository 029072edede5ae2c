-- A security section.
-- item: Files (security)
-- message: [Files.security]
INSERT INTO f_inf_list(inf, operation, section, list, present, dirid, subdir,
	destination, security, security_line, line, "column")
VALUES (1, 'CopyFiles', 'Install.NT', 'Files', 1, 13, '', '13',
	'D:P(A;;GA;;;SY)', 20, 20, 1);
