-- A value that another package owns.
INSERT INTO f_pnp_resource(target, root, path, value_name, inf_name, value)
VALUES (1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 'oem2.inf', 4294967305);
