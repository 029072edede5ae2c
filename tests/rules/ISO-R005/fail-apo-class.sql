-- HKR, but the INF is not of the class AudioProcessingObject.
-- message: its class is System, not AudioProcessingObject
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR',
	'AudioEngine\AudioProcessingObjects\{11111111-2222-3333-4444-555555555555}',
	'FriendlyName', 0, 'Effect', 20, 1);
