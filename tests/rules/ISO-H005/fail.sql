-- A filter of a package: its maker is named.
-- message: of Vendor (oem1.inf)
INSERT INTO f_class_filter(target, class_guid, class, position, service, value)
VALUES (1, '{4d36e967-e325-11ce-bfc1-08002be10318}', 'DiskDrive', 'LowerFilters', 'drv',
	4294967306);
