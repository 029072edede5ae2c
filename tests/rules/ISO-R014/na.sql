-- The descriptor of a service.
INSERT INTO f_inf_security(inf, place, list, context, sddl, valid, system,
	administrators, everyone_writes, line, "column")
VALUES (1, 'service', 'Service', 'service', 'D:P(A;;GA;;;SY)(A;;GA;;;BA)', 1, 1,
	1, 0, 20, 1);
