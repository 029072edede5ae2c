-- The folder is gone.
-- item: drv.inf_amd64_0011223344556677
-- message: its folder is not in the driver store
UPDATE f_package SET in_store = 0, folder = NULL;
