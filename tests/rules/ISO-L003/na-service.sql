-- A service without a package that is no driver.
DELETE FROM f_service_owner;
UPDATE f_service SET type = 16, image_exists = 0, image_file = NULL;
