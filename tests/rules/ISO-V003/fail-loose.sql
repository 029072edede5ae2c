-- A loose INF file: no database, no signer.
-- message: Provider of the INF is "Microsoft"
UPDATE f_inf SET provider = 'Microsoft';
UPDATE f_package SET provider = NULL, signer_name = NULL;
