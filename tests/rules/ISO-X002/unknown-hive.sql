-- The hive could not be read again.
-- message: could not be looked up in SOFTWARE
INSERT INTO f_global_value(target, inf, root, path, value_name, flags, data, hive,
	"exists", value, "key", line, "column")
VALUES (1, 1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 65537, '1', 'SOFTWARE', NULL, NULL, NULL, 20, 1);
