-- Not every line could be taken.
-- item: incomplete: not every line
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'incomplete', 0, 1, 'not every line');
