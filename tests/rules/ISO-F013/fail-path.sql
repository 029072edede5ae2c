-- A number without percent signs in a path.
-- item: 12\a.dll in Com
-- message: begins with a number and not with %12%
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Com', 'comserver', '', 'serverbinary', '12\a.dll', '12\a.dll', '',
	-1, 20, 1);
