-- A key.
-- message: HKLM\SOFTWARE\Vendor is recorded
INSERT INTO f_pnp_resource(target, root, path, value_name, inf_name, value)
VALUES (1, 'HKLM', 'SOFTWARE\Vendor', '/', 'oem1.inf', 4294967305);
