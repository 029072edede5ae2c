-- id:        ISO-D014
-- title:     The package defines no setup class
-- subject:   inf
-- infverif:  1285, 1307
-- severity:  isolated=violation whql=info universal=violation declarative=warning
-- source:    Which INF directives are invalid; InfVerif 1285
-- why:       ClassInstall32 changes a class for every device of it, not only for the package's own.
-- fix:       Use an existing class
SELECT inf AS subject,
       section || '!' || name AS item,
       CASE WHEN name IS NULL THEN NULL ELSE 0 END AS ok,
       'section ' || section || ' sets up the class: ' || name || ' = ' || value AS why,
       evidence
FROM   inf_directive
WHERE  companion = 'class' OR name IS NULL
UNION ALL
SELECT inf, 'every section that applies', 1, NULL, evidence
FROM   inf
WHERE  complete = 1 AND applies = 1;
