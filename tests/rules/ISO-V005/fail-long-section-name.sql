-- A problem of the text.
-- item: long-section-name: section [Some]
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'long-section-name', 20, 1, 'section [Some]');
