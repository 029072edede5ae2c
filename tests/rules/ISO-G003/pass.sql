-- The catalog, a PNF and a localised INF belong there.
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'drv.PNF', 4294967303);
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'DRV.INF_LOC', 4294967303);
