-- It could not be read.
-- item: PnpLockdown
UPDATE f_inf SET pnp_lockdown = NULL;
