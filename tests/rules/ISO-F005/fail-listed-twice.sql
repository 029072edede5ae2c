-- SourceDisksFiles lists a name twice.
-- item: A.dll from x86
-- message: SourceDisksFiles lists A.dll more than once, here from "x86"
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'a.dll', 'x64', '1', '', 1, 20, 1);
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'A.dll', 'x86', '1', '', 1, 20, 1);
