-- No package owns it.
DELETE FROM f_service_owner;
UPDATE f_service SET start = 4;
