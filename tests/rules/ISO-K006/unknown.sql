-- ServiceSidType could not be read.
UPDATE f_service SET type = 16, sid_type = NULL;
