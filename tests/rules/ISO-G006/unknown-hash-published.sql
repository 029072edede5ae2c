-- The published INF has no digest.
-- message: could not be compared
UPDATE f_file SET sha256 = NULL WHERE id = 4294967299;
