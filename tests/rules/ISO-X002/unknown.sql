-- A hive that is not read.
-- message: is in a hive that is not read
INSERT INTO f_global_value(target, inf, root, path, value_name, flags, data, hive,
	"exists", value, "key", line, "column")
VALUES (1, 1, 'HKLM', 'HARDWARE\Vendor', 'Level', 65537, '1', '', NULL, NULL, NULL, 20, 1);
