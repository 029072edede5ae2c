-- An audio processing object in the class tree.
-- item: HKCR\AudioEngine\AudioProcessingObjects\{11111111-2222-3333-4444-555555555555}!FriendlyName
-- message: registers an audio processing object
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKCR',
	'AudioEngine\AudioProcessingObjects\{11111111-2222-3333-4444-555555555555}',
	'FriendlyName', 0, 'Effect', 20, 1);
