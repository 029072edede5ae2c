-- It is there and the same.
UPDATE f_catroot SET name = 'OEM1.CAT';
