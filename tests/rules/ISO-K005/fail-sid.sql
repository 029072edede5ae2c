-- The SID was turned off.
-- item: ServiceSidType
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'servicesidtype', '1', '1', '', -1, 20, 1);
UPDATE f_service SET sid_type = 0;
