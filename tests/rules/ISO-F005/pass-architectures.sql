-- A folder for each architecture is the normal pattern.
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'a.dll', 'x64', '1', '', 1, 20, 1);
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'a.dll', 'arm64', '1', '', 0, 20, 1);
