-- A problem of the text, softened.
-- severity: warning
-- item: section-shared: section [Some]
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'section-shared', 20, 1, 'section [Some]');
