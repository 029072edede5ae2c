-- id:        ISO-D011
-- title:     No UnregisterDlls directive
-- subject:   inf
-- infverif:  1300, 1301, 1302
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Which INF directives are invalid
-- why:       UnregisterDlls runs code at removal: the result depends on what was there before, so the package is
--            not declarative.
-- fix:       Delete the directive
SELECT inf AS subject,
       section || ': UnregisterDlls' AS item,
       CASE WHEN name IS NULL THEN NULL ELSE 0 END AS ok,
       'section ' || section || ' uses UnregisterDlls = ' || value AS why,
       evidence
FROM   inf_directive
WHERE  name = 'unregisterdlls' OR name IS NULL
UNION ALL
SELECT inf, 'every section that applies', 1, NULL, evidence
FROM   inf
WHERE  complete = 1 AND applies = 1;
