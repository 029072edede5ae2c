-- A file that is not there.
-- item: drv2.sys
-- message: is not in the package's folder
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'drv2.sys', '', '1', '', 1, 20, 1);
