-- A window before extensions.
UPDATE f_inf SET window_high = 10239;
UPDATE f_inf SET class = 'Extension',
	class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}';
