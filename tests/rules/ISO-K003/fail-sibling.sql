-- A sibling of SharedState; the message shows the list.
-- item: SharedState2
-- message: unprivileged users: O:SYG:SYD:(A;;KA;;;WD)
INSERT INTO f_service_item(target, service, place, kind, name, value, "key",
	everyone_writes)
VALUES (1, 4294967297, 'root', 'key', 'SharedState2', NULL, 4294967302, 1);
INSERT INTO f_service_state(target, service, place, sddl, owner, "group", unprivileged_write,
	administrators_write, service_sid_write, "key")
VALUES (1, 4294967297, 'SharedState2', 'O:SYG:SYD:(A;;KA;;;WD)', 'S-1-5-18', 'S-1-5-18', 1, 0, 0, 4294967302);
