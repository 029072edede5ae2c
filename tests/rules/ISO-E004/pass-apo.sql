-- Audio processing objects are another rule's.
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKCR',
	'AudioEngine\AudioProcessingObjects\{1}',
	'FriendlyName', 0, 'x', 20, 1);
