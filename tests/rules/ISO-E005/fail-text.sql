-- No number at all.
-- message: BufferSize in Auto is big, not a number
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Auto', 'autologger', 'Log', 'buffersize',
	'big', 'big', '', -1, 20, 1);
