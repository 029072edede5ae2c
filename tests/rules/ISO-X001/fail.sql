-- A value.
-- item: HKLM\SOFTWARE\Vendor\Level
-- message: HKLM\SOFTWARE\Vendor!Level is recorded as written by oem1.inf
INSERT INTO f_pnp_resource(target, root, path, value_name, inf_name, value)
VALUES (1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 'oem1.inf', 4294967305);
