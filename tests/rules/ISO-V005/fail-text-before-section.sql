-- A problem of the text.
-- item: text-before-section: section [Some]
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'text-before-section', 20, 1, 'section [Some]');
