-- Somebody changed it.
-- message: is there with other data than the INF sets: 1
INSERT INTO f_global_value(target, inf, root, path, value_name, flags, data, hive,
	"exists", value, "key", line, "column")
VALUES (1, 1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 65537, '2', 'SOFTWARE', 1, 4294967306, NULL, 20, 1);
