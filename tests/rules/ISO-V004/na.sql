-- Without both there is nothing to compare.
UPDATE f_inf SET class = '', class_guid = '';
