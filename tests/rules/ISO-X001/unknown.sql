-- The list could not be read.
-- item: PnpResources
-- message: PnpResources of SOFTWARE could not be read
UPDATE f_area SET state = 'unreadable', reason = 'damaged' WHERE name = 'pnp_resources';
