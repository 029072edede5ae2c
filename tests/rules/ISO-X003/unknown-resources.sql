-- Nor that of registry values.
UPDATE f_area SET state = 'partial', reason = 'damaged' WHERE name = 'pnp_resources';
