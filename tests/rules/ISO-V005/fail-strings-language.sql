-- A problem of the text, softened.
-- severity: warning
-- item: strings-language: section [Some]
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'strings-language', 20, 1, 'section [Some]');
