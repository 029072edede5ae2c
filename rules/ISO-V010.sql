-- id:        ISO-V010
-- title:     Include and Needs name what Windows has
-- subject:   inf
-- infverif:  1202, 1310, 1315, 2651, 2652
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    DDInstall, Include and Needs; InfVerif 1202, 1310 to 1319, 2651
-- why:       Include names an INF of Windows and Needs a section of it; where one of them is not there, what it brings
--            is missing from the device.
-- fix:       Include only INF files of the Windows versions that the section is for, beside every Needs
WITH own AS MATERIALIZED
       -- asked of the contents that packages of this image have: the fleet may hold many more
       (SELECT DISTINCT inf FROM package_inf),
     -- INF files that are included, not Windows' own, and lie in a package
     missing AS MATERIALIZED
       (SELECT DISTINCT n.name FROM own o JOIN inf_include n ON n.inf = o.inf
        WHERE n.directive = 'Include' AND n.found = 0),
     shipped AS MATERIALIZED
       (SELECT p.inf, f.name FROM package_file f CROSS JOIN package p ON p.package = f.package
        WHERE f.name IN (SELECT name FROM missing)),
     needs AS MATERIALIZED
       (SELECT inf, section, name, found, evidence, suffix,
               -- suffix: it is for another kind of section; alone: the section that needs it includes nothing
               NOT EXISTS (SELECT 1 FROM inf_include k
                           WHERE k.inf = a.inf AND k.directive = 'Include' AND k.section = a.section) AS alone
        FROM   (SELECT inf, section, name, found, evidence,
                       companion <> last AND instr(name, '.') > 0
                       AND last IN ('services', 'hw', 'coinstallers', 'interfaces', 'wdf', 'software', 'components',
                                    'events', 'filters', 'com', 'wmi')
                       AND companion IN ('install', 'services', 'hw', 'coinstallers', 'interfaces', 'wdf', 'software',
                                         'components', 'events', 'filters', 'com', 'wmi') AS suffix
                FROM   (SELECT inf, section, companion, name, found, evidence,
                               lower(leaf(replace(name, '.', '\'))) AS last
                        FROM   own JOIN inf_include USING (inf)
                        WHERE  directive = 'Needs')) a
        WHERE  suffix
               -- an INF that is missing, or that nobody could look for, is told by itself
               OR (found IS NOT 1 AND NOT EXISTS (SELECT 1 FROM inf_include k
                                                  WHERE k.inf = a.inf AND k.directive = 'Include'
                                                  AND k.section = a.section AND k.found IS NOT 1)))
SELECT inf AS subject,
       name AS item,
       found AS ok,
       CASE WHEN found IS NULL THEN 'nobody could look for ' || name
            WHEN foreign_file THEN name || ' is included, but is not an INF of Windows'
            ELSE name || ' is included, but is not in the image''s INF folder' END AS why,
       -- what is missing may belong to another edition
       CASE WHEN NOT foreign_file THEN 'warning' END AS at_most,
       CASE WHEN foreign_file THEN '1202' END AS infverif,
       evidence
FROM   (SELECT n.inf, n.name, min(n.evidence) AS evidence,
               CASE WHEN lower(n.name) GLOB 'oem[0-9]*.inf' THEN 0 ELSE n.found END AS found,
               lower(n.name) GLOB 'oem[0-9]*.inf'
               OR (n.found = 0 AND EXISTS (SELECT 1 FROM shipped f
                                           WHERE f.inf = n.inf AND f.name = n.name)) AS foreign_file
        FROM   own o JOIN inf_include n ON n.inf = o.inf
        WHERE  n.directive = 'Include'
        GROUP  BY n.inf, n.name, n.found)
UNION ALL
SELECT inf, section || ': Needs ' || name,
       CASE WHEN suffix THEN 0 ELSE found END,
       CASE WHEN suffix THEN 'section ' || section || ' needs ' || name || ', which is for another kind of section'
            WHEN found IS NULL
            THEN 'whether ' || name || ' is there is not known: nobody could look into the INF files that ' || section
                 || ' includes'
            WHEN alone THEN 'section ' || section || ' needs ' || name || ', but includes no INF that could have it'
            ELSE 'section ' || section || ' needs ' || name || ', which no INF that it includes has' END,
       CASE WHEN suffix THEN NULL
            -- Windows looks into what any section includes
            WHEN alone THEN CASE WHEN EXISTS (SELECT 1 FROM inf_include k
                                              WHERE k.inf = n.inf AND k.directive = 'Include' AND k.found IS NOT 0)
                                 THEN 'isolated=warning' END
            -- a window for other builds, whose INF files are not these
            WHEN NOT EXISTS (SELECT 1 FROM package p WHERE p.inf = n.inf) THEN 'warning' END,
       CASE WHEN suffix THEN '1310'
            WHEN alone THEN '2651'
            WHEN EXISTS (SELECT 1 FROM package p WHERE p.inf = n.inf) THEN '1315' END,
       evidence
FROM   needs n
UNION ALL
SELECT inf, 'Needs', 1, NULL, NULL, NULL, NULL
FROM   own JOIN inf_include USING (inf)
WHERE  directive = 'Needs' AND found = 1
UNION ALL
SELECT i.inf, 'camera',
       CASE WHEN EXISTS (SELECT 1 FROM inf_include n
                         WHERE n.inf = i.inf AND n.directive = 'Needs' AND n.origin <> '') THEN 1
            WHEN i.complete = 1
                 AND NOT EXISTS (SELECT 1 FROM inf_include n
                                 WHERE n.inf = i.inf AND n.directive = 'Needs' AND n.found IS NOT 1) THEN 0 END,
       'an INF for cameras has to build on a section of Windows through Include and Needs; this one does not',
       'isolated=warning', '2652', i.evidence
FROM   own o JOIN inf i ON i.inf = o.inf
WHERE  i.class_guid = '{ca3e7ab9-b4c3-4ae6-8251-579ef933890f}' AND i.applies = 1
UNION ALL
SELECT i.inf, 'every section that applies', NULL, 'the INF was not read to its end', NULL, NULL, i.evidence
FROM   own o JOIN inf i ON i.inf = o.inf
WHERE  complete IS NOT 1;
