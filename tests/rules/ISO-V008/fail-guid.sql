-- The GUID makes the extension.
-- item: ExtensionId
UPDATE f_inf SET class = 'Other',
	class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}';
