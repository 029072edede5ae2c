-- A default value of HKCR.
-- item: HKCR\CLSID\{1} (default value)
INSERT INTO f_global_value(target, inf, root, path, value_name, flags, data, hive,
	"exists", value, "key", line, "column")
VALUES (1, 1, 'HKCR', 'CLSID\{1}', '', 65537, '1', 'SOFTWARE', 1, 4294967306, NULL, 20, 1);
