-- The record could not be read.
-- message: PnpResources of SOFTWARE could not be read
UPDATE f_area SET state = 'partial', reason = 'damaged' WHERE name = 'pnp_resources';
