-- A DIRID that the list does not know; ImagePath leads anywhere.
UPDATE f_inf_service
SET    "binary" = '%16422%\Vendor\drv.sys', binary_dirid = 16422;
UPDATE f_service SET resolved_path = '\Users\user\other.sys', location = 'outside',
	store_package = '', in_driver_store = 0;
