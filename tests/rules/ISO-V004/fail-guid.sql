-- A known name with a GUID that nobody knows.
-- message: class System has the GUID
UPDATE f_inf SET class_guid = '{11111111-2222-3333-4444-555555555555}';
