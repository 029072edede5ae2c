-- The list could not be read.
-- item: PnpLockdownFiles
UPDATE f_area SET state = 'unreadable', reason = 'damaged' WHERE name = 'pnp_lockdown';
