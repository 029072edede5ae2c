-- OemInfMap counts packages that nobody has seen.
-- item: list of packages
UPDATE f_area SET state = 'partial', reason = '1 of the 2 third-party packages that OemInfMap counts cannot be seen' WHERE name = 'oem_inf_map';
