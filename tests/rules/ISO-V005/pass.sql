-- ASCII.
UPDATE f_inf SET encoding = 'ascii';
