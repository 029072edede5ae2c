-- Nobody could look.
-- item: wudfrd.inf
-- message: nobody could look for wudfrd.inf
INSERT INTO f_inf_include(inf, directive, name, found, line, "column")
VALUES (1, 'Include', 'wudfrd.inf', NULL, 20, 1);
