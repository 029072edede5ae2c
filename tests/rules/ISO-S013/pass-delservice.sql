-- Flags of DelService do nothing.
UPDATE f_inf_service SET flags = 0x206;
