-- No provider.
-- item: Provider
UPDATE f_inf SET provider = '';
