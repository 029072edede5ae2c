-- DelFiles in the store.
-- item: DelFiles Files in Install.NT
-- message: [Install.NT] DelFiles = Files works on files in the driver store
INSERT INTO f_inf_list(inf, operation, section, list, present, dirid, subdir,
	destination, security, security_line, line, "column")
VALUES (1, 'DelFiles', 'Install.NT', 'Files', 1, 13, '', '13', '', 0, 20, 1);
