-- Never applied.
INSERT INTO f_global_value(target, inf, root, path, value_name, flags, data, hive,
	"exists", value, "key", line, "column")
VALUES (1, 1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 65537, '1', 'SOFTWARE', 0, NULL, NULL, 20, 1);
