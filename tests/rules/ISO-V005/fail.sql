-- UTF-8.
-- item: encoding
-- message: the INF is utf-8
UPDATE f_inf SET encoding = 'utf-8';
