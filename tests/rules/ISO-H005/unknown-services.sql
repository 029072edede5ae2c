-- There is no such service, but the services were not all read.
UPDATE f_area SET state = 'partial' WHERE name = 'services';
INSERT INTO f_class_filter(target, class_guid, class, position, service, value)
VALUES (1, '{4d36e967-e325-11ce-bfc1-08002be10318}', 'DiskDrive', 'LowerFilters', 'gone',
	4294967306);
