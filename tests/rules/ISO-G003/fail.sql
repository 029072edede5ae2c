-- A file that the INF does not name.
-- item: settings.dat
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'settings.dat', 4294967303);
