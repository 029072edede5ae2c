-- id:        ISO-D005
-- title:     No DelService directive
-- subject:   inf
-- infverif:  1308, 1309
-- severity:  isolated=violation whql=info universal=violation declarative=warning
-- source:    Which INF directives are invalid
-- why:       DelService removes a service; removal is automatic: the result depends on what was there before, so
--            the package is not declarative.
-- fix:       Delete the directive
SELECT inf AS subject,
       section || ': DelService' AS item,
       CASE WHEN name IS NULL THEN NULL ELSE 0 END AS ok,
       'section ' || section || ' uses DelService = ' || value AS why,
       evidence
FROM   inf_directive
WHERE  name = 'delservice' OR name IS NULL
UNION ALL
SELECT inf, 'every section that applies', 1, NULL, evidence
FROM   inf
WHERE  complete = 1 AND applies = 1;
