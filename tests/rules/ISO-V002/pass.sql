-- Written as a hexadecimal number.
UPDATE f_inf SET pnp_lockdown = '0x1';
