-- No catalog.
-- item: CatalogFile
UPDATE f_inf SET catalog_file = '';
