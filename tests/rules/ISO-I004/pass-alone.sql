-- A class alone.
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Install.NT.Interfaces', 'interfaces', '', 'addinterface',
	'{0e3b6a1c-5f4d-4c2b-9a78-61d0c5e2f394}',
	'{0e3b6a1c-5f4d-4c2b-9a78-61d0c5e2f394}', '', -1, 20, 1);
