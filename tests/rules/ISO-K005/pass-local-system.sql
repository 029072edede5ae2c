-- The account that a service has when the INF names none.
UPDATE f_service SET account = 'LocalSystem';
