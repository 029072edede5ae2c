-- Noted, but nothing is copied.
-- item: copies out of the store
-- message: but every destination that applies is 13
DELETE FROM f_inf_copy;
UPDATE f_package SET status_flags = 2;
