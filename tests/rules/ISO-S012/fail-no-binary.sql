-- Without a binary.
UPDATE f_inf_service
SET    name = 'partmgr', "binary" = '', binary_dirid = -1, binary_file = '';
