-- A file of several names may have been serviced.
-- message: it may have been servicing
UPDATE f_file SET modified = '2024-02-02T03:04:05Z', links = 2, component = 1 WHERE id = 4294967300;
