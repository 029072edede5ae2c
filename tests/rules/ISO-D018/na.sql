-- Devices only.
UPDATE f_inf SET manufacturer_lines = 2;
