-- Outside the store.
UPDATE f_service SET in_driver_store = 0, location = 'drivers', store_package = '';
