-- A token without definition.
-- item: Registry: %Undefined%
-- message: no [Strings] section defines %Undefined%
INSERT INTO f_inf_token(inf, name, section, line, "column")
VALUES (1, 'Undefined', 'Registry', 20, 1);
