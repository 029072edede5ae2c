-- A problem of the text, softened.
-- severity: warning
-- item: duplicate-directive: section [Some]
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'duplicate-directive', 20, 1, 'section [Some]');
