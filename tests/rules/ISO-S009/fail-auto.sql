-- A kernel driver that starts automatically.
-- message: is a kernel driver and starts automatically
UPDATE f_inf_service SET start = 2;
