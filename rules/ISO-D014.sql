-- id:        ISO-D014
-- title:     The package defines no setup class
-- subject:   inf
-- infverif:  1285, 1307
-- from:      10240
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Which INF directives are invalid; InfVerif 1285
-- why:       ClassInstall32 changes a class for every device of it, not only for the package's own.
-- fix:       Use an existing class
SELECT inf AS subject,
       item,
       0 AS ok,
       why || CASE own WHEN 1 THEN ', a class of its own' ELSE ', a class of Windows' END AS why,
       -- without ClassInstall32 no class comes into being, so that of a class of one's own is softer
       CASE own WHEN 1 THEN 'whql=info declarative=warning' END AS at_most,
       CASE own WHEN 1 THEN '1307' ELSE '1285, 1307' END AS infverif,
       evidence
FROM   (SELECT d.inf,
               d.section || '!' || d.name AS item,
               'section ' || d.section || CASE d.name WHEN '' THEN ', empty, still sets up a class'
                    ELSE ' sets up the class: ' || d.name || ' = ' || group_concat(d.value, '; ') END
                    || '; the package is for ' || CASE i.class WHEN '' THEN i.class_guid ELSE i.class END AS why,
               NOT (i.class LIKE 'FSFilter%'
                    OR EXISTS (SELECT 1 FROM list_class c
                               WHERE (c.name = i.class AND c.name <> '')
                                     OR (c.guid = i.class_guid AND c.guid <> ''))) AS own,
               min(d.evidence) AS evidence
        FROM   inf_directive d CROSS JOIN inf i ON i.inf = d.inf
        WHERE  d.companion = 'class'
               -- by the index of rare sections
               AND d.companion NOT IN ('version', 'service', 'install', 'services', 'hw')
        GROUP  BY d.inf, d.section, d.name)
UNION ALL
SELECT inf, 'every section that applies', CASE WHEN complete = 1 THEN 1 END,
       'the INF was not read to its end', NULL, NULL, evidence
FROM   inf
WHERE  complete IS NOT 1 OR applies = 1;
