-- A key whose name only begins the same; that it is there is ISO-K001.
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'ParametersX', 'value', 'Level', 4294967306, 4294967297,
	0);
