-- The tree of 32-bit programs, which the ruleset does not except.
-- message: registers a COM class for the whole machine
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Wow6432Node\Classes\CLSID\{11111111-2222-3333-4444-555555555555}',
	'', 0, 'Vendor', 20, 1);
