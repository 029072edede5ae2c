-- Windows compiles the INF when it likes.
INSERT INTO f_file(target, id, path, record, size, links, stored, modified)
VALUES (1, 4294967304, '\Windows\System32\DriverStore\FileRepository\drv.inf_amd64_0011223344556677\drv.PNF', 108, 9000, 1, 'plain', '2024-05-02T03:04:05Z');
INSERT INTO f_package_file(target, package, name, file)
VALUES (1, 4294967297, 'drv.PNF', 4294967304);
