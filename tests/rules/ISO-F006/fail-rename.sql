-- RenFiles in the store.
-- item: RenFiles Files in Install.NT
INSERT INTO f_inf_list(inf, operation, section, list, present, dirid, subdir,
	destination, security, security_line, line, "column")
VALUES (1, 'RenFiles', 'Install.NT', 'Files', 1, 13, '', '13', '', 0, 20, 1);
