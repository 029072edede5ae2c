-- Ordinary users may write.
-- item: [Registry.security]: ordinary users
-- message: lets ordinary users write
INSERT INTO f_inf_security(inf, place, list, context, sddl, valid, system,
	administrators, everyone_writes, line, "column")
VALUES (1, 'registry', 'Registry', 'device',
	'D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GA;;;WD)', 1, 1, 1, 1, 20, 1);
