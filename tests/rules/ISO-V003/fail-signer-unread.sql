-- A signer that could not be read is none.
UPDATE f_inf SET provider = 'Microsoft';
UPDATE f_package SET signer_name = NULL;
