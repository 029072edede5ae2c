-- id:        ISO-D009
-- title:     No RegisterDlls directive
-- subject:   inf
-- infverif:  1300, 1301, 1302
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Which INF directives are invalid
-- why:       RegisterDlls runs code at installation: the result depends on what was there before, so the package
--            is not declarative.
-- fix:       AddComServer, or HKR under DDInstall for audio processing objects
SELECT inf AS subject,
       section || ': RegisterDlls' AS item,
       CASE WHEN name IS NULL THEN NULL ELSE 0 END AS ok,
       'section ' || section || ' uses RegisterDlls = ' || value AS why,
       evidence
FROM   inf_directive
WHERE  name = 'registerdlls' OR name IS NULL
UNION ALL
SELECT inf, 'every section that applies', 1, NULL, evidence
FROM   inf
WHERE  complete = 1 AND applies = 1;
