-- With blanks around it.
UPDATE f_inf SET pnp_lockdown = ' 1 ';
