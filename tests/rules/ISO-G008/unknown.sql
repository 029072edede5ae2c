-- Nobody could look into the store.
-- message: nobody could look into the driver store
UPDATE f_package SET in_store = NULL, folder = NULL;
