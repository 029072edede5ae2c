-- A window before the rule.
UPDATE f_inf SET window_high = 5999;
UPDATE f_inf SET pnp_lockdown = '0';
