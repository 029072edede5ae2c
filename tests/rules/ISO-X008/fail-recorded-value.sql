-- A value is recorded; the lines that apply write under HKR.
-- item: recorded value HKLM\SOFTWARE\Vendor
-- message: the lines that apply write under HKR only
INSERT INTO f_pnp_resource(target, root, path, value_name, inf_name, value)
VALUES (1, 'HKLM', 'SOFTWARE\Vendor', 'Level', 'oem1.inf', 4294967305);
