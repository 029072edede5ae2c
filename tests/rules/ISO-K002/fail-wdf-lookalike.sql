-- A key whose name only begins like the framework's.
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters\WdfVendor', 'value', 'Level', 4294967306,
	4294967297, 0);
