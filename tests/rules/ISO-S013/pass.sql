-- Flags that every build knows.
UPDATE f_inf_service SET flags = 507;
