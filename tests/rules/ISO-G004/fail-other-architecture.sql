-- One for another architecture is none for this.
-- message: only for other architectures
UPDATE f_inf SET catalog_file = '';
UPDATE f_inf_directive SET name = 'catalogfile.ntarm64' WHERE name = 'catalogfile';
