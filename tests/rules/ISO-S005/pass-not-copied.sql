-- From the store, whether the file is copied or not.
DELETE FROM f_inf_copy;
