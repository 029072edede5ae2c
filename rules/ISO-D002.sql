-- id:        ISO-D002
-- title:     No DelFiles directive
-- subject:   inf
-- infverif:  1308, 1309
-- severity:  isolated=violation whql=info universal=violation declarative=warning
-- source:    Which INF directives are invalid
-- why:       DelFiles removes files; removal is automatic: the result depends on what was there before, so the
--            package is not declarative.
-- fix:       Delete the directive
SELECT inf AS subject,
       section || ': DelFiles' AS item,
       CASE WHEN name IS NULL THEN NULL ELSE 0 END AS ok,
       'section ' || section || ' uses DelFiles = ' || value AS why,
       evidence
FROM   inf_directive
WHERE  name = 'delfiles' OR name IS NULL
UNION ALL
SELECT inf, 'every section that applies', 1, NULL, evidence
FROM   inf
WHERE  complete = 1 AND applies = 1;
