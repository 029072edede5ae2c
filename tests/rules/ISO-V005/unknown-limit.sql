-- A limit of ours is no fault of the INF.
UPDATE f_inf SET complete = 0;
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'limit', 20, 1, 'too many sections');
