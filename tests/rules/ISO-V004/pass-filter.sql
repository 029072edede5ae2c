-- The names of the classes of file-system filters are in no table.
UPDATE f_inf SET class = 'FSFilterVirtualization',
	class_guid = '{11111111-2222-3333-4444-555555555555}';
