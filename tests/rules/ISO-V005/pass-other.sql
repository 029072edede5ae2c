-- A word that is in no list.
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'unheard-of', 20, 1, 'something else');
