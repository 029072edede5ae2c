-- The keys of a device were not read to their end.
UPDATE f_device SET complete = 0;
