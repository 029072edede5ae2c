-- Appended: what is there holds more.
-- message: is there: applied
INSERT INTO f_global_value(target, inf, root, path, value_name, flags, data, hive,
	"exists", value, "key", line, "column")
VALUES (1, 1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 65544, '1', 'SOFTWARE', 1, 4294967306, NULL, 20, 1);
