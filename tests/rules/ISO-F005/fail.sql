-- One name in two folders of the store.
-- item: A.DLL in x86
-- message: in the folder "x86" of the store and in another one
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.dll', 'a.dll', 13, 'x64', '13,x64', 1,
	'1', 1, 'x64', '', 0, 20, 1, 20);
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files32', 'A.DLL', 'A.DLL', 13, 'x86', '13,x86', 1,
	'1', 1, 'x64', '', 0, 20, 1, 20);
