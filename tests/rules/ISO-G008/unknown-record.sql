-- Named by one database; whether the other one has its entry is not known.
-- item: DriverPackages entry
UPDATE f_package SET has_record = NULL, version_blob = NULL;
