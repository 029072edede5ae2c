-- A DIRID is resolved on the machine.
-- message: Level is there: 1
INSERT INTO f_global_value(target, inf, root, path, value_name, flags, data, hive,
	"exists", value, "key", line, "column")
VALUES (1, 1, 'HKLM', 'SOFTWARE\Vendor', 'Level', NULL, '1', 'SOFTWARE', 1, 4294967306, NULL, 20, 1);
