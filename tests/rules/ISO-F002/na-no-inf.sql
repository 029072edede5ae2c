-- The same, on a build before the withdrawal.
UPDATE f_package SET inf = NULL, inf_state = 'unreadable';
