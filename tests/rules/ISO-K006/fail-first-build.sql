-- The first build of the rule.
UPDATE f_service SET type = 16, sid_type = 1;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Trigger', 'trigger', 'drv', 'triggertype', '1', '1', '', -1, 20, 1);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Trigger', 'trigger', 'drv', 'subtype', '{9E1B5C60-7042-4FD3-861D-25AB3F90C817}', '{9E1B5C60-7042-4FD3-861D-25AB3F90C817}', '', -1, 20, 1);
UPDATE f_image SET build = 19041;
