-- Started with Windows without BootFlags.
-- item: Start
UPDATE f_service SET start = 0;
