-- Older than the folder, as copies are that keep their time.
UPDATE f_file SET modified = '2020-01-01T00:00:00Z' WHERE id = 4294967300;
