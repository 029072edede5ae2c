-- It is not there.
-- item: oem1.cat
-- message: added offline gets it at the first boot
UPDATE f_catroot SET "exists" = 0, equal = NULL, file = NULL;
