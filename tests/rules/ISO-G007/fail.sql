-- Eleven minutes after it.
-- item: drv.sys
-- message: drv.sys was written at 2024-01-02T03:15:05Z
UPDATE f_file SET modified = '2024-01-02T03:15:05Z' WHERE id = 4294967300;
