-- The INF was not read to its end.
-- item: CatalogFile
UPDATE f_inf SET complete = 0, catalog_file = '';
