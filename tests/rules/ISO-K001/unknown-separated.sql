-- State separation puts the state elsewhere; what stands here proves nothing.
-- item: place of state
-- message: state separation is enabled
UPDATE f_image SET state_separation = 1;
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'value', 'Level', 4294967306, 4294967297, 0);
