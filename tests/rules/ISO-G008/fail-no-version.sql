-- Without Version servicing does not know it.
-- item: Version
-- severity: warning
-- message: has no Version
UPDATE f_package SET version_blob = -1;
