-- A package that Microsoft signed itself.
-- severity: info
UPDATE f_inf SET provider = 'Microsoft';
UPDATE f_package SET signer_name = 'Microsoft Windows';
