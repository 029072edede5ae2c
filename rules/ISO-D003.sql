-- id:        ISO-D003
-- title:     No DelProperty directive
-- subject:   inf
-- infverif:  1307, 1308, 1309
-- severity:  isolated=violation whql=info universal=violation declarative=warning
-- source:    Which INF directives are invalid
-- why:       DelProperty removes a property: the result depends on what was there before, so the package is not
--            declarative.
-- fix:       Delete the directive
SELECT inf AS subject,
       section || ': DelProperty' AS item,
       CASE WHEN name IS NULL THEN NULL ELSE 0 END AS ok,
       'section ' || section || ' uses DelProperty = ' || value AS why,
       evidence
FROM   inf_directive
WHERE  name = 'delproperty' OR name IS NULL
UNION ALL
SELECT inf, 'every section that applies', 1, NULL, evidence
FROM   inf
WHERE  complete = 1 AND applies = 1;
