-- The list of files could not be read.
UPDATE f_area SET state = 'partial', reason = 'damaged' WHERE name = 'pnp_lockdown';
