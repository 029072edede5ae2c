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
       0 AS ok,
       'section ' || section || ' fixes resources: ' || name || ' = ' || group_concat(value, '; ') AS why,
       min(evidence) AS evidence
FROM   inf_directive
WHERE  companion IN ('factdef', 'logconfigoverride')
       -- by the index of rare sections
       AND companion NOT IN ('version', 'service', 'install', 'services', 'hw')
GROUP  BY inf, section, name
UNION ALL
SELECT inf, 'every section that applies', CASE WHEN complete = 1 THEN 1 END,
       'the INF was not read to its end', evidence
FROM   inf
WHERE  complete IS NOT 1 OR applies = 1;
