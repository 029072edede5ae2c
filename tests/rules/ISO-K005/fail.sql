-- Disabled by somebody.
-- item: Start
-- message: Start is 4 (disabled); the INF says 3
UPDATE f_service SET start = 4;
