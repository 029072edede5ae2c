-- Version could not be read.
-- item: Version
UPDATE f_package SET version_blob = NULL;
