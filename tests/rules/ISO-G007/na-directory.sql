-- A directory has no records; its times are those of the copy.
UPDATE f_file SET record = -1, created = NULL, modified = '2030-01-01T00:00:00Z';
