-- Neither is there.
-- severity: warning
-- message: SYSTEM and the administrators
INSERT INTO f_inf_security(inf, place, list, context, sddl, valid, system,
	administrators, everyone_writes, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'D:P(A;;GR;;;BU)', 1, 0, 0, 0, 20,
	1);
