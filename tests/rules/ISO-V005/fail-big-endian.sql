-- UTF-16, high byte first.
UPDATE f_inf SET encoding = 'utf-16be';
