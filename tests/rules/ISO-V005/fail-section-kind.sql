-- A problem of the text.
-- item: section-kind: section [Some]
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'section-kind', 20, 1, 'section [Some]');
