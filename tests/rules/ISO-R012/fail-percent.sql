-- A percent sign alone.
-- message: has a single percent sign
INSERT INTO f_inf_token(inf, name, section, line, "column")
VALUES (1, '', 'Registry', 20, 1);
