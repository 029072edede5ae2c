-- The first of them.
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'Files', 32768, '', '32768', 1, 20, 1);
