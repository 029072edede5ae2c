-- No class GUID.
-- item: ClassGuid
-- message: ClassGuid is missing
UPDATE f_inf SET class_guid = '';
