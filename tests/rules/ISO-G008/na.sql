-- A part of Windows is counted, not judged.
UPDATE f_package SET inbox = 1, in_store = 0;
