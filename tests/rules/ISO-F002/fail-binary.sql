-- A withdrawn directory in ServiceBinary.
-- severity: warning
-- item: %16419%\Vendor\a.exe in Service
INSERT INTO f_inf_reference(inf, place, section, context, name, flags, dirid,
	subdir, file, text, line, "column")
VALUES (1, 'directive', 'Service', 'service', 'servicebinary', -1, 16419,
	'Vendor', 'a.exe', '%16419%\Vendor\a.exe', 20, 1);
