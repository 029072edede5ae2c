-- id:        ISO-D016
-- title:     No FactDef and no LogConfigOverride section
-- subject:   inf
-- infverif:  1300
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Which INF directives are invalid
-- why:       Resources come from Plug and Play; a section that fixes them is for hardware before it.
-- fix:       Delete the section
SELECT inf AS subject,
       section || '!' || name AS item,
       CASE WHEN name IS NULL THEN NULL ELSE 0 END AS ok,
       'section ' || section || ' fixes resources: ' || name || ' = ' || value AS why,
       evidence
FROM   inf_directive
WHERE  companion IN ('factdef', 'logconfigoverride') OR name IS NULL
UNION ALL
SELECT inf, 'every section that applies', 1, NULL, evidence
FROM   inf
WHERE  complete = 1 AND applies = 1;
