-- The window ends before the first build of the rule.
UPDATE f_inf SET window_high = 16298;
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'a.dll', '', '1', '', 1, 20, 1);
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'a.dll', '', '1', '', 1, 20, 1);
