-- The window ends with the first build of the rule.
UPDATE f_inf SET window_high = 16299;
INSERT INTO f_inf_list(inf, operation, section, list, present, dirid, subdir,
	destination, security, security_line, line, "column")
VALUES (1, 'DelFiles', 'Install.NT', 'Files', 1, 13, '', '13', '', 0, 20, 1);
