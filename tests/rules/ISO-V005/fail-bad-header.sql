-- A problem of the text.
-- item: bad-header: section [Some]
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'bad-header', 20, 1, 'section [Some]');
