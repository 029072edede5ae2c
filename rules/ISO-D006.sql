-- id:        ISO-D006
-- title:     No Ini2Reg directive
-- subject:   inf
-- infverif:  1300, 1301, 1302
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Which INF directives are invalid
-- why:       Ini2Reg moves settings of an ini file: the result depends on what was there before, so the package
--            is not declarative.
-- fix:       Delete the directive
SELECT inf AS subject,
       section || ': Ini2Reg' AS item,
       CASE WHEN name IS NULL THEN NULL ELSE 0 END AS ok,
       'section ' || section || ' uses Ini2Reg = ' || value AS why,
       evidence
FROM   inf_directive
WHERE  name = 'ini2reg' OR name IS NULL
UNION ALL
SELECT inf, 'every section that applies', 1, NULL, evidence
FROM   inf
WHERE  complete = 1 AND applies = 1;
