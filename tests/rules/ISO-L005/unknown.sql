-- The list could not be read.
-- message: WUDF\Services of SOFTWARE could not be read
UPDATE f_area SET state = 'unreadable', reason = 'damaged' WHERE name = 'umdf_services';
