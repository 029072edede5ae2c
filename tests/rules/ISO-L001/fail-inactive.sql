-- From the folder of a version that is not in force.
UPDATE f_package SET active = 0;
