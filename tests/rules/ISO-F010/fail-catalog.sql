-- A catalog, in capitals.
-- item: DRV.CAT (name)
-- message: lists the catalog DRV.CAT
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'DRV.CAT', '', '1', '', 1, 20, 1);
