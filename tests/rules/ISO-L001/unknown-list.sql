-- The list of services has a gap.
-- item: list of services
UPDATE f_area SET state = 'partial', reason = 'damaged' WHERE name = 'services';
