-- A name of 32 characters.
-- message: longer than 31
UPDATE f_inf SET class = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345',
	class_guid = '{11111111-2222-3333-4444-555555555555}';
