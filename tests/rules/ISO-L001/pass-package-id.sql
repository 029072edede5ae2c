-- The owner is named by its package id.
UPDATE f_service_owner SET origin = 'DriverPackageId',
	inf_name = '', package_id = 'DRV.inf_amd64_0011223344556677';
INSERT INTO f_service_owner(target, service, inf_name, origin, value)
VALUES (1, 4294967297, 'oem9.inf', 'Owners', 4294967298);
