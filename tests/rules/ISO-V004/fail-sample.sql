-- The class of samples, whatever its GUID.
-- message: class Sample is kept
UPDATE f_inf SET class = 'Sample',
	class_guid = '{11111111-2222-3333-4444-555555555555}';
