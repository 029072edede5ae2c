-- No ServiceDll.
UPDATE f_service SET type = 32;
