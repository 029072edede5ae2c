-- The INF was not read to its end; what it includes further on is not known.
UPDATE f_inf SET complete = 0;
INSERT INTO f_inf_include(inf, directive, name, found, line, "column")
VALUES (1, 'Include', 'wudfrd.inf', 1, 20, 1);
