-- A folder left behind by a version that is not in force.
UPDATE f_package SET active = 0, in_registry = 0;
