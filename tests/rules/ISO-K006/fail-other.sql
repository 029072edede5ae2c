-- Another trigger is there.
UPDATE f_service SET type = 16, sid_type = 1;
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Trigger', 'trigger', 'drv', 'triggertype', '1', '1', '', -1, 20, 1);
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Trigger', 'trigger', 'drv', 'subtype', '{9E1B5C60-7042-4FD3-861D-25AB3F90C817}', '{9E1B5C60-7042-4FD3-861D-25AB3F90C817}', '', -1, 20, 1);
INSERT INTO f_service_trigger(target, service, name, type, action, guid, data)
VALUES (1, 4294967297, '0', 1, 1, '{00000000-7042-4fd3-861d-25ab3f90c817}', '');
