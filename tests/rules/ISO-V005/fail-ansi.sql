-- ANSI is what Windows reads, each machine in its own code page.
-- severity: info
-- item: encoding
-- message: code page
UPDATE f_inf SET encoding = 'ansi';
