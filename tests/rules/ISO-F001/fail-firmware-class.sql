-- The folder of firmware in another class.
UPDATE f_inf SET window_high = 17133;
INSERT INTO f_inf_copy(inf, section, list, file, source_file, dirid, subdir,
	destination, listed, disk, disk_listed, source_subdir, disk_path,
	flags, line, "column", destination_line)
VALUES (1, 'Install.NT', 'Files', 'fw.bin', 'fw.bin', 10,
	'Firmware\{0c6e8bf2-7c5f-4a44-8d4b-1d2f2a3b4c5d}',
	'10,Firmware\{0c6e8bf2-7c5f-4a44-8d4b-1d2f2a3b4c5d}', 1, '1', 1, '',
	'', 0, 20, 1, 20);
