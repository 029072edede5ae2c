-- A problem of the text.
-- item: encoding: section [Some]
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'encoding', 20, 1, 'section [Some]');
