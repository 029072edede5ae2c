-- A mask of BitReg that is wider than a byte.
-- item: Registry: HKR\!x (BitReg)
-- message: does not fit a byte
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'BitReg', 'Install.NT', 'device', '', 'Registry', 'HKR', '', 'x', 1,
	'0x100,0', 20, 1);
