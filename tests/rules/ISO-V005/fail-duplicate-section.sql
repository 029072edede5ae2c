-- A problem of the text, softened.
-- severity: warning
-- item: duplicate-section: section [Some]
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'duplicate-section', 20, 1, 'section [Some]');
