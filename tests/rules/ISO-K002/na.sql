-- The framework and its tracing write these themselves.
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters\Wdf', 'value', 'KmdfLibraryVersion',
	4294967306, 4294967302, 0);
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'Parameters', 'value', 'WppRecorder_TraceGuid',
	4294967306, 4294967302, 0);
