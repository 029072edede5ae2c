-- Catalogs are not read.
UPDATE f_catroot SET name = 'OEM1.CAT';
