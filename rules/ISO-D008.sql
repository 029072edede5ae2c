-- id:        ISO-D008
-- title:     No ProfileItems directive
-- subject:   inf
-- infverif:  1300, 1301, 1302
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Which INF directives are invalid
-- why:       ProfileItems makes Start menu entries: the result depends on what was there before, so the package
--            is not declarative.
-- fix:       A Store app through AddSoftware type 2
SELECT inf AS subject,
       section || ': ProfileItems' AS item,
       CASE WHEN name IS NULL THEN NULL ELSE 0 END AS ok,
       'section ' || section || ' uses ProfileItems = ' || value AS why,
       evidence
FROM   inf_directive
WHERE  name = 'profileitems' OR name IS NULL
UNION ALL
SELECT inf, 'every section that applies', 1, NULL, evidence
FROM   inf
WHERE  complete = 1 AND applies = 1;
