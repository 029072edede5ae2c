-- A line outside HKR of an INF that is not this package's.
INSERT INTO f_global_value(target, inf, root, path, value_name, flags, data, hive,
	"exists", value, line, "column")
VALUES (1, 7, 'HKLM', 'SOFTWARE\Vendor', 'Level', 65537, '1', 'SOFTWARE', 1, 4294967306, 20, 1);
