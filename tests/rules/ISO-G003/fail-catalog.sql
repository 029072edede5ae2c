-- A catalog that is not the package's.
-- item: other.cat
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'other.cat', 4294967303);
