-- A class of the vendor's own, of 31 characters, is only noted.
-- severity: info
-- message: is in no list of the classes of Windows
UPDATE f_inf SET class = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ01234',
	class_guid = '{11111111-2222-3333-4444-555555555555}';
