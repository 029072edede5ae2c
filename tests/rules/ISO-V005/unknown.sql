-- How the bytes are to be read is not known.
-- item: encoding
UPDATE f_inf SET encoding = NULL;
