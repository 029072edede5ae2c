-- A section of an included INF that Needs names is not looked for here.
INSERT INTO f_inf_include(inf, directive, name, found, line, "column")
VALUES (1, 'Needs', 'WUDFRD.NT', 0, 20, 1);
