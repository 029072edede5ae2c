-- Windows' own binary is ISO-S007.
UPDATE f_inf_service
SET    name = 'WUDFRd', "binary" = '%12%\WUDFRd.sys', binary_dirid = 12,
       binary_file = 'WUDFRd.sys';
