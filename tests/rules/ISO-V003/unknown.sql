-- Neither the INF nor the record could be read.
-- item: Provider
UPDATE f_package SET inf = NULL, inf_state = 'unreadable';
UPDATE f_package SET provider = NULL;
