-- A part of Windows is counted, not judged.
UPDATE f_package SET inbox = 1;
UPDATE f_inf SET provider = '';
