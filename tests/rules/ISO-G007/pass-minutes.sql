-- Staging takes its time.
UPDATE f_file SET modified = '2024-01-02T03:14:05Z' WHERE id = 4294967300;
