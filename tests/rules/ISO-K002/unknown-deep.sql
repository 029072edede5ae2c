-- Keys below those that are read.
-- message: it lies too deep
INSERT INTO f_service_item(target, service, place, kind, name, "key", everyone_writes)
VALUES (1, 4294967297, 'Parameters\a\b\c', 'key', 'd', 4294967302, -1);
