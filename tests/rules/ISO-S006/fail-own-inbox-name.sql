-- The package brings a file with a name of Windows, but not there.
UPDATE f_inf_copy SET file = 'winusb.sys';
UPDATE f_inf_service
SET    "binary" = '%12%\winusb.sys', binary_dirid = 12,
       binary_file = 'winusb.sys';
