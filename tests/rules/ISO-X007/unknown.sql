-- Images are not compared.
UPDATE f_catroot SET name = 'OEM1.CAT';
