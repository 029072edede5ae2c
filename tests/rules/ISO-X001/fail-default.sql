-- A default value.
-- message: HKCR\CLSID\{1} (default value) is recorded
INSERT INTO f_pnp_resource(target, root, path, value_name, inf_name, value)
VALUES (1, 'HKCR', 'CLSID\{1}', '', 'oem1.inf', 4294967305);
