-- A listed name in a folder that is not its own.
-- item: old\drv.sys
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'old\drv.sys', 4294967303);
