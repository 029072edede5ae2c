-- Deleting a filter list is no append.
-- message: deletes HKR\, value UpperFilters
INSERT INTO f_inf_registry(inf, operation, section, context, service, list,
	root, "key", value, flags, data, line, "column")
VALUES (1, 'AddReg', 'Install.NT', 'hardware', '', 'Registry', 'HKR', '',
	'UpperFilters', 65540, '', 20, 1);
