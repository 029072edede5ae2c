-- The INF names none.
-- item: CatalogFile
-- message: the INF names no catalog for amd64
UPDATE f_inf SET catalog_file = '';
DELETE FROM f_inf_directive WHERE name = 'catalogfile';
