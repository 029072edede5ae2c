-- A problem of the text, softened.
-- severity: warning
-- item: empty-argument: section [Some]
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'empty-argument', 20, 1, 'section [Some]');
