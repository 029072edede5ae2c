-- It is no number.
-- message: PnpLockdown is yes
UPDATE f_inf SET pnp_lockdown = 'yes';
