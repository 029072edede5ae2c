-- A value, in a list that was not read to its end.
-- item: HKLM\SOFTWARE\Vendor\Level
INSERT INTO f_pnp_resource(target, root, path, value_name, inf_name, value)
VALUES (1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 'oem1.inf', 4294967305);
UPDATE f_area SET state = 'partial', reason = 'damaged' WHERE name = 'pnp_resources';
