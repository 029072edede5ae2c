-- ANSI is what Windows reads.
UPDATE f_inf SET encoding = 'ansi';
