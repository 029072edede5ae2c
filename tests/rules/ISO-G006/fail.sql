-- The published INF is another one.
-- item: oem1.inf
-- message: differs from the INF in the driver store
UPDATE f_file SET sha256 = 'c3' WHERE id = 4294967299;
