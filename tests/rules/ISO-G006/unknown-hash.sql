-- The INF in the store has no digest.
-- message: could not be compared
UPDATE f_file SET sha256 = NULL WHERE id = 4294967298;
