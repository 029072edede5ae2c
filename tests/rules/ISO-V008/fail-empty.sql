-- An id without a value.
-- message: has no ExtensionId
UPDATE f_inf SET class = 'Extension',
	class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}';
INSERT INTO f_inf_directive(inf, section, companion, owner, name, value,
	argument, target, target_present, line, "column")
VALUES (1, 'Version', 'version', '', 'extensionid', '', '', '', -1, 20, 1);
