-- A class GUID without braces.
-- message: is not a GUID
UPDATE f_inf SET class_guid = '4d36e97d-e325-11ce-bfc1-08002be10318';
