-- Without a published name nobody can say what it owns.
UPDATE f_package SET published_name = NULL, published_state = 'no-name',
	published_file = NULL;
INSERT INTO f_pnp_resource(target, root, path, value_name, inf_name, value)
VALUES (1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 'oem1.inf', 4294967305);
