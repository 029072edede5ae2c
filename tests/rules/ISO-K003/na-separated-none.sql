-- No state; state separation is on.
UPDATE f_image SET state_separation = 1;
