-- A key that the ruleset of /h excepts.
-- message: ; excepted until the next ruleset
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKLM',
	'SOFTWARE\Khronos\Vulkan\Drivers', 'x', 65537, '0', 20, 1);
