-- A line of DestinationDirs that nothing uses.
-- severity: info
-- item: Old.Copy in DestinationDirs
-- message: Old.Copy = 12
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'Old.Copy', 12, '', '12', 0, 20, 1);
