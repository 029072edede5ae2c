-- The provider could not be read.
-- item: Provider
UPDATE f_inf SET provider = NULL;
