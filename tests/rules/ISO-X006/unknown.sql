-- The folders could not be listed.
-- item: system folders
UPDATE f_area SET state = 'partial', reason = 'damaged' WHERE name = 'system_copies';
