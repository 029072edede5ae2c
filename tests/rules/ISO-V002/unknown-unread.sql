-- The INF was not read to its end; PnpLockdown may be in the rest.
UPDATE f_inf SET complete = 0;
UPDATE f_inf SET pnp_lockdown = '', pnp_lockdown_line = 0;
