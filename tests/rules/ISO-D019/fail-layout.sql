-- As the INF files of Windows do.
-- item: Version: LayoutFile
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Version', 'version', '', 'layoutfile', 'layout.inf',
	'layout.inf', '', -1, 20, 1);
