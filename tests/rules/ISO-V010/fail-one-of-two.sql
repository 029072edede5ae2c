-- One of two.
-- severity: warning
-- item: gone.inf
INSERT INTO f_inf_include(inf, directive, name, found, line, "column")
VALUES (1, 'Include', 'wudfrd.inf', 1, 20, 1);
INSERT INTO f_inf_include(inf, directive, name, found, line, "column")
VALUES (1, 'Include', 'gone.inf', 0, 20, 1);
