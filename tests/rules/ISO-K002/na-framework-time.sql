-- The framework wrote a time.
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'value', 'TimeOfLastSqmLog', 4294967306, 4294967302, -1);
