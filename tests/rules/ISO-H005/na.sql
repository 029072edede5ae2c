-- No class has a filter.
UPDATE f_area SET reason = '';
