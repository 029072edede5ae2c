-- Nothing where a number belongs.
-- message: does not begin with a number
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'Files', NULL, '', '', 1, 20, 1);
