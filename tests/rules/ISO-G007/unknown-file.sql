-- When the file was written could not be read.
-- item: drv.sys
UPDATE f_file SET modified = NULL WHERE id = 4294967300;
