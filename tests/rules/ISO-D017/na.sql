-- No section is selected in this window.
UPDATE f_inf_target SET selected = 0;
