-- A file that is listed for another architecture only.
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'drvarm.sys', 'arm64', '1', '', 0, 20, 1);
