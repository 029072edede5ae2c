-- The record is of the version in force, not of this one.
UPDATE f_package SET active = 0;
INSERT INTO f_package(target, id, package_id, published_name, original_name,
	provider, inbox, active, status_flags, in_registry, in_store, record,
	inf_state, published_state)
VALUES (1, 4294967298, 'drv.inf_amd64_8899aabbccddeeff', 'oem1.inf', 'drv.inf',
	'Vendor', 1, 1, 0, 1, 1, 4294967298, 'absent', 'present');
INSERT INTO f_pnp_resource(target, root, path, value_name, inf_name, value)
VALUES (1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 'oem1.inf', 4294967305);
