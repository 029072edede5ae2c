-- Two names, and one that two sections copy to one folder.
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', '@', 'a.dll', 'a.dll', 13, '', '13', 1, '1', 1, '',
	'', 0, 20, 1, 20);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Other.NT', '@', 'a.dll', 'a.dll', 13, '', '13', 1, '1', 1, '', '',
	0, 20, 1, 20);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'b.dll', 'b.dll', 13, 'x64', '13,x64', 1,
	'1', 1, 'x64', '', 0, 20, 1, 20);
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'a.dll', '', '1', '', 1, 20, 1);
INSERT INTO f_inf_source(inf, file, subdir, disk, disk_path, effective, line,
	"column")
VALUES (1, 'b.dll', 'x64', '1', '', 1, 20, 1);
