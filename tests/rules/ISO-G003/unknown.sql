-- The INF was not read to its end.
UPDATE f_inf SET complete = 0;
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'settings.dat', 4294967303);
