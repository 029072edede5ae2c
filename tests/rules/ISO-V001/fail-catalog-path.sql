-- A catalog in a folder.
-- item: CatalogFile
-- message: is not the plain name
UPDATE f_inf SET catalog_file = 'x64\drv.cat';
