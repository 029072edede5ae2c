-- Where there is no map, there is no gap.
DELETE FROM f_area WHERE name = 'oem_inf_map';
