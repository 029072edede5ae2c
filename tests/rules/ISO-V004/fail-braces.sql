-- A GUID without braces.
-- item: ClassGuid
-- message: is not a GUID in braces
UPDATE f_inf SET class_guid = '4d36e97d-e325-11ce-bfc1-08002be10318';
