-- A name that merely holds the word.
UPDATE f_inf SET provider = 'Not Microsoft';
