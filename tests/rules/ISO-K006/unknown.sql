-- No SID; whether the program needs one is not known.
-- item: ServiceSidType
-- message: imports are not collected
UPDATE f_service SET type = 16;
