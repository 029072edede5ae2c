-- Without a volume there is not even a row.
-- item: catalog
DELETE FROM f_catroot;
UPDATE f_area SET state = 'not-given', reason = 'no volume' WHERE name = 'catroot';
