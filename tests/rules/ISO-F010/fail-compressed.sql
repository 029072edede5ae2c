-- The name of a compressed file.
-- item: drv.sy_ (name)
-- message: compressed
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'drv.sy_', '', '1', '', 1, 20, 1);
