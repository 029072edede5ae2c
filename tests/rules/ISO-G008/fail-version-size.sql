-- A Version of another size.
-- item: Version
-- severity: warning
-- message: 48 bytes
UPDATE f_package SET version_blob = 0, version_value = 4294967301;
