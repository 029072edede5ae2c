-- Values directly under HKR.
-- item: [Registry.security]: device key
-- message: directly under HKR
INSERT INTO f_inf_security(inf, place, list, context, sddl, valid, system,
	administrators, everyone_writes, line, "column")
VALUES (1, 'registry', 'Registry', 'device', 'D:P(A;;GA;;;SY)(A;;GA;;;BA)', 1,
	1, 1, 0, 20, 1);
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'x', 0,
	'1', 20, 1);
