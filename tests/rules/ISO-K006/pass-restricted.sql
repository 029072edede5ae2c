-- A restricted SID.
UPDATE f_service SET type = 32, sid_type = 3;
