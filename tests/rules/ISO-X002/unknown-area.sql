-- Not every line was looked up.
UPDATE f_area SET state = 'partial', reason = 'limit' WHERE name = 'global_values';
