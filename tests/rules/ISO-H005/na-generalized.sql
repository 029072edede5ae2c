-- Rules on devices are not asked of a generalised image.
UPDATE f_image SET generalized = 1;
INSERT INTO f_class_filter(target, class_guid, class, position, service, value)
VALUES (1, '{4d36e967-e325-11ce-bfc1-08002be10318}', 'DiskDrive', 'LowerFilters', 'drv',
	4294967306);
UPDATE f_device SET inf = '', inf_property = '';
