-- A group that the INF does not set.
-- severity: info
-- item: Group
-- message: the INF does not set it
UPDATE f_service SET load_group = 'Extended Base';
