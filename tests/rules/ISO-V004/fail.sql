-- The name of one class, the GUID of another.
-- item: Class
-- message: ClassGuid {4d36e97d-e325-11ce-bfc1-08002be10318} is that of class System, but Class is Net
UPDATE f_inf SET class = 'Net';
