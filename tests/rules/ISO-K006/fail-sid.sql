-- The INF gives a SID, the key has none.
-- severity: warning
-- item: ServiceSidType
-- message: which the INF gives it
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'servicesidtype', '1', '1', '', -1, 20, 1);
UPDATE f_service SET type = 16, sid_type = 0;
