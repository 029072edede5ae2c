-- There is no such service.
-- severity: warning
-- message: there is no such service
INSERT INTO f_class_filter(target, class_guid, class, position, service, value)
VALUES (1, '{4d36e967-e325-11ce-bfc1-08002be10318}', 'DiskDrive', 'LowerFilters', 'gone',
	4294967306);
