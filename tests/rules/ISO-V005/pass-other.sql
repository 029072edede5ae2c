-- Something wrong in the text that is not about reading it.
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'missing-section', 20, 1, 'no such section');
