-- The window ends with the first build of the rule.
UPDATE f_inf SET window_high = 6000;
UPDATE f_inf SET pnp_lockdown = '0';
