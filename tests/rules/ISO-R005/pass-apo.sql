-- An audio processing object under HKR of a component of its class.
UPDATE f_inf SET class = 'AudioProcessingObject',
	class_guid = '{5989fce8-9cd0-467d-8a6a-5419e31529d4}';
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKR',
	'AudioEngine\AudioProcessingObjects\{11111111-2222-3333-4444-555555555555}',
	'FriendlyName', 0, 'Effect', 20, 1);
