-- It is there.
INSERT INTO f_inf_include(inf, directive, name, found, line, "column")
VALUES (1, 'Include', 'wudfrd.inf', 1, 20, 1);
