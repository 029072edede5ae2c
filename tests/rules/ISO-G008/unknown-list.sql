-- The list of packages itself has a gap.
-- item: list of packages
UPDATE f_area SET state = 'partial', reason = 'damaged' WHERE name = 'driver_database_drivers';
