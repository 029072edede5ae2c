-- A known GUID with a name that nobody knows.
-- message: is that of class System, but Class is Vendor
UPDATE f_inf SET class = 'Vendor';
