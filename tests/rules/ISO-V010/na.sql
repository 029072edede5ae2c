-- LayoutFile is ISO-D019.
INSERT INTO f_inf_include(inf, directive, section, companion, name, found,
	origin, line, "column")
VALUES (1, 'LayoutFile', '', 'version', 'layout.inf', 0, '', 20, 1);
