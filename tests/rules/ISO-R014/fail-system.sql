-- SYSTEM is missing.
-- severity: warning
-- item: [Registry.security]: SYSTEM and administrators
-- message: gives no full access to SYSTEM
INSERT INTO f_inf_security(inf, place, list, context, sddl, valid, system,
	administrators, everyone_writes, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'D:P(A;;GA;;;BA)', 1, 0, 1, 0, 20,
	1);
