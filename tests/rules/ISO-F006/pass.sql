-- Outside the store it is ISO-D002 and its neighbours.
INSERT INTO f_inf_list(inf, operation, section, list, present, dirid, subdir,
	destination, security, security_line, line, "column")
VALUES (1, 'DelFiles', 'Install.NT', 'Files', 1, 12, '', '12', '', 0, 20, 1);
INSERT INTO f_inf_list(inf, operation, section, list, present, dirid, subdir,
	destination, security, security_line, line, "column")
VALUES (1, 'RenFiles', 'Install.NT', 'Files', 1, 11, '', '11', '', 0, 20, 1);
