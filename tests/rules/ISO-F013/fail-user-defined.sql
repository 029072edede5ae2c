-- A number that a class installer would define.
-- item: Files in DestinationDirs
-- message: the user-defined DIRID 65619
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'Files', 65619, '', '65619', 1, 20, 1);
