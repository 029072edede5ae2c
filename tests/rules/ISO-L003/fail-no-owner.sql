-- A driver without a package.
-- severity: warning
DELETE FROM f_service_owner;
UPDATE f_service SET image_exists = 0, image_file = NULL;
