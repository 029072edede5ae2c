-- AddService keeps something else.
-- item: Start
UPDATE f_inf_service SET flags = 0x22;
UPDATE f_service SET start = 4;
