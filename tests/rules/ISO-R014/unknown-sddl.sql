-- A descriptor that cannot be read.
-- item: [Registry.security]: ordinary users
-- message: cannot be read: D:P(A
INSERT INTO f_inf_security(inf, place, list, context, sddl, valid, system,
	administrators, everyone_writes, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'D:P(A', 0, NULL, NULL, NULL, 20,
	1);
