-- A recorder wrote its GUID.
UPDATE f_registry_value SET name = 'WppRecorder_TraceGuid' WHERE id = 4294967306;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'value', 'WppRecorder_TraceGuid', 4294967306, 4294967302, -1);
