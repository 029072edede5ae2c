-- The file may be copied in the part that was not read.
-- item: drv
DELETE FROM f_inf_copy;
UPDATE f_inf SET complete = 0;
