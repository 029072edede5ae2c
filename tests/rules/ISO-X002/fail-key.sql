-- A key alone.
-- item: HKLM\SOFTWARE\Vendor
-- message: is in SOFTWARE: applied
INSERT INTO f_global_value(target, inf, root, path, value_name, flags, data, hive,
	"exists", value, "key", line, "column")
VALUES (1, 1, 'HKLM', 'SOFTWARE\Vendor', '/', 65537, '1', 'SOFTWARE', 1, NULL, 4294967300, 20, 1);
