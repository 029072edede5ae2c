-- Percent signs where a number belongs.
-- item: Files in DestinationDirs
-- message: the destination of Files is "%11%"
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'Files', NULL, '', '%11%', 1, 20, 1);
