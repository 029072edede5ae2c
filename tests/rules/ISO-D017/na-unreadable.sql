-- A decoration that nobody can read is ISO-V006.
UPDATE f_inf_target SET valid = 0;
