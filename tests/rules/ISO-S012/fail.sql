-- A driver of Windows.
-- item: DISK
-- message: Windows has a service of this name
UPDATE f_inf_service SET name = 'DISK';
