-- A missing GUID is ISO-V001.
UPDATE f_inf SET class_guid = '';
