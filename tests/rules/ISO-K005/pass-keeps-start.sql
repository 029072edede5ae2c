-- AddService keeps the start type that was there.
UPDATE f_inf_service SET flags = 0x12;
UPDATE f_service SET start = 4;
