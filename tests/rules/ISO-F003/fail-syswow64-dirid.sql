-- 16425 is SysWOW64, too, but not on the list of universal places.
-- item: a.dll to 16425
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'a.dll', 'a.dll', 16425, '', '16425', 1, '1',
	1, '', '', 0, 20, 1, 20);
