-- From the folder of the package that owns it.
UPDATE f_service SET type = 2;
