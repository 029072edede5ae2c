-- UTF-16 without a byte order mark.
-- item: no-bom: no byte order mark
INSERT INTO f_inf_problem(inf, code, line, "column", detail)
VALUES (1, 'no-bom', 1, 1, 'no byte order mark');
