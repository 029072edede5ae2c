-- Bits that no directive knows.
-- item: drv!unknown flags
-- message: 0x80002
UPDATE f_inf_service SET flags = 0x80002;
