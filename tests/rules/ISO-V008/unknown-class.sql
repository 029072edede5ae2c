-- Whether it is an extension is not known.
-- item: every section
UPDATE f_inf SET complete = 0, class = NULL, class_guid = NULL;
