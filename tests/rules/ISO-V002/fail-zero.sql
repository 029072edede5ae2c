-- It is 0.
-- message: PnpLockdown is 0
UPDATE f_inf SET pnp_lockdown = '0';
