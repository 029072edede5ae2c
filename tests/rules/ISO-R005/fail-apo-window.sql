-- For an audio processing object the way is there from 17763.
UPDATE f_inf SET window_high = 17763;
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'device', '', 'Registry', 'HKCR',
	'AudioEngine\AudioProcessingObjects\{11111111-2222-3333-4444-555555555555}',
	'FriendlyName', 0, 'Effect', 20, 1);
