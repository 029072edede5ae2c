-- A service without a package.
DELETE FROM f_service_owner;
