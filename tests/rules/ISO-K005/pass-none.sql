-- ServiceSidType 0 and no value are the same.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'servicesidtype', '0', '0', '', -1, 20, 1);
