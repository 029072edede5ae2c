-- Privileges in another order.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Service', 'service', 'drv', 'requiredprivileges', 'SeChangeNotifyPrivilege,SeDebugPrivilege', 'SeChangeNotifyPrivilege,SeDebugPrivilege', '', -1, 20, 1);
UPDATE f_service SET privileges = 'SeDebugPrivilege,SeChangeNotifyPrivilege';
