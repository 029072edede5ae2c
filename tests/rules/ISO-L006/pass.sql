-- In the folder of its package, in another case.
UPDATE f_service SET store_package = 'DRV.inf_amd64_0011223344556677';
