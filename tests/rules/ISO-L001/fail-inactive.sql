-- From the folder of a version that is not in force.
-- message: a package that does not own it
UPDATE f_package SET active = 0;
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	provider, inbox, active, status_flags, in_registry, in_store, record,
	inf_state, published_state, inf)
VALUES (1, 4294967298, 'drv.inf_amd64_8899aabbccddeeff', 'oem1.inf', 'drv.inf',
	'Vendor', 0, 1, 0, 1, 1, 4294967298, 'absent', 'present', 1);
