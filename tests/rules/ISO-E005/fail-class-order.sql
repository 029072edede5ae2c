-- The class id comes first.
-- message: no well-formed GUID as field 1
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Server', 'comserver', 'Com', 'addcomclass',
	'Name,{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}', 'Name', '', -1, 20, 1);
