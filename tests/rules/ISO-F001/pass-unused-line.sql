-- A line that is used in another window, and one for the store.
-- the window above
UPDATE f_inf SET window_high = 21999;
INSERT INTO f_inf(inf, content_key, sha256, name, family, arch, product_type,
	suite, window_low, window_high, complete, applies, version_line)
VALUES (2, 'c2', 'b2', 'drv.inf', 'd1', 'amd64', 1, 0, 22000, -1, 1, 1, 2);
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'Old.Copy', 12, '', '12', 0, 20, 1);
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (2, 'Old.Copy', 12, '', '12', 1, 20, 1);
INSERT INTO f_inf_destination(inf, list, dirid, subdir, destination, used,
	line, "column")
VALUES (1, 'Other.Copy', 13, '', '13', 0, 20, 1);
