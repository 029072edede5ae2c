-- A problem of the text, softened.
-- severity: info
-- item: unreached-section: section [Some]
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'unreached-section', 20, 1, 'section [Some]');
