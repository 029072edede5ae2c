-- The record does not depend on the INF.
UPDATE f_package SET inf = NULL, inf_state = 'unreadable';
INSERT INTO f_pnp_resource(target, root, path, value_name, inf_name, value)
VALUES (1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 'OEM1.INF', 4294967305);
