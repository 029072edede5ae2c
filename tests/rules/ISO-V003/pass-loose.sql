-- A loose INF file of a vendor.
UPDATE f_package SET provider = NULL, signer_name = NULL;
