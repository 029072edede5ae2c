-- A problem of the text.
-- item: missing-section: section [Some]
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'missing-section', 20, 1, 'section [Some]');
