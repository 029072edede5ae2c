-- In force as the INF says.
-- item: HKLM\SOFTWARE\Vendor!Level
-- message: is there as the INF sets it: applied
INSERT INTO f_global_value(target, inf, root, path, value_name, flags, data, hive,
	"exists", value, "key", line, "column")
VALUES (1, 1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 65537, '1', 'SOFTWARE', 1, 4294967306, NULL, 20, 1);
