-- id:        ISO-D001
-- title:     No BitReg directive
-- subject:   inf
-- infverif:  1300, 1301, 1302
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Which INF directives are invalid
-- why:       BitReg changes bits of a value that is there: the result depends on what was there before, so the
--            package is not declarative.
-- fix:       AddReg under HKR
SELECT inf AS subject,
       section || ': BitReg' AS item,
       CASE WHEN name IS NULL THEN NULL ELSE 0 END AS ok,
       'section ' || section || ' uses BitReg = ' || value AS why,
       evidence
FROM   inf_directive
WHERE  name = 'bitreg' OR name IS NULL
UNION ALL
SELECT inf, 'every section that applies', 1, NULL, evidence
FROM   inf
WHERE  complete = 1 AND applies = 1;
