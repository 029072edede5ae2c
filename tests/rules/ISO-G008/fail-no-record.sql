-- DriverInfFiles points to nothing.
-- item: DriverPackages entry
-- message: DriverInfFiles names the package for oem1.inf
UPDATE f_package SET has_record = 0, version_blob = NULL;
