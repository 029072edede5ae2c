-- Privileges before Windows 7.
-- item: drv!RequiredPrivileges in Service
UPDATE f_inf SET window_low = 6002, window_high = 7599;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'requiredprivileges', 'SeLoadDriverPrivilege',
	'SeLoadDriverPrivilege', '', -1, 20, 1);
