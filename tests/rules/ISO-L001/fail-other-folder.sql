-- From the folder of another package.
-- message: a package that does not own it
UPDATE f_service SET store_package = 'other.inf_amd64_0011223344556677';
