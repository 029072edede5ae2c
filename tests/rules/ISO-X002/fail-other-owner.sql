-- Recorded for another INF: both may have written it.
-- message: Windows recorded it for oem2.inf
INSERT INTO f_global_value(target, inf, root, path, value_name, flags, data, hive,
	"exists", value, "key", line, "column")
VALUES (1, 1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 65537, '1', 'SOFTWARE', 1, 4294967306, NULL, 20, 1);
INSERT INTO f_pnp_resource(target, root, path, value_name, inf_name, value)
VALUES (1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 'oem2.inf', 4294967305);
