-- The INF was not read to its end; the id may be in the rest.
-- item: ExtensionId
UPDATE f_inf SET complete = 0;
UPDATE f_inf SET class = 'Extension',
	class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}';
