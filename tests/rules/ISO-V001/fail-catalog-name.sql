-- A catalog of another kind.
-- item: CatalogFile
UPDATE f_inf SET catalog_file = 'drv.ctl';
