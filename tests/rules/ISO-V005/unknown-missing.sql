-- A section that is missing may be in the part that was not read.
-- item: missing-section: section [Some]
UPDATE f_inf SET complete = 0;
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'missing-section', 20, 1, 'section [Some]');
