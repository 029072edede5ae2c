-- A variable behind single percent signs.
-- message: the variable is written %%systemroot%%
INSERT INTO f_inf_token(inf, name, section, line, "column")
VALUES (1, 'systemroot', 'Registry', 20, 1);
