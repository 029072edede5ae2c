-- id:        ISO-F010
-- title:     Every copied file is listed in SourceDisksFiles
-- subject:   inf
-- infverif:  1008, 1213, 1230, 1231, 1273
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 1008, 1213, 1230, 1231, 1273
-- why:       A file that the source tables do not list is not part of the package: it is not signed with it and
--            cannot be found when it is installed.
-- fix:       Add the file to [SourceDisksFiles] or to the decorated list of the architecture, with a disk id that
--            [SourceDisksNames] has; list uncompressed names, and no catalog
SELECT c.inf AS subject,
       c.source_file || '' AS item,
       CASE WHEN c.listed IS NULL THEN NULL
            WHEN c.listed = 1 AND c.disk = '' THEN 0
            WHEN c.listed = 1 AND c.disk_listed <> 0 THEN 1
            WHEN c.listed = 1 AND c.disk_listed IS NULL THEN NULL
            WHEN (SELECT i.complete FROM inf i WHERE i.inf = c.inf) IS NOT 1 THEN NULL
            WHEN EXISTS (SELECT 1 FROM inf_include n WHERE n.inf = c.inf AND n.directive = 'Include') THEN NULL
            ELSE 0 END AS ok,
       CASE WHEN c.listed = 1 AND c.disk = '' THEN c.source_file || ' is listed without the number of a disk'
            ELSE CASE WHEN c.listed = 1 THEN 'disk ' || c.disk || ' of ' || c.source_file
                           || ' is in no SourceDisksNames section'
                      WHEN c.listed = 0 THEN c.source_file || ' is copied, but no SourceDisksFiles section lists it' END
                 || CASE WHEN EXISTS (SELECT 1 FROM inf_include n WHERE n.inf = c.inf AND n.directive = 'Include')
                         THEN ' here; an included INF may list it' ELSE '' END END AS why,
       NULL AS at_most,
       CASE WHEN c.listed = 0 THEN '1230' WHEN c.disk = '' THEN '1008' ELSE '1273' END AS infverif,
       c.evidence
FROM   inf_copy c
UNION ALL
SELECT s.inf, s.file || ' (name)', 0,
       CASE WHEN s.file LIKE '%.cat' THEN 'SourceDisksFiles lists the catalog ' || s.file
            ELSE 'SourceDisksFiles lists ' || s.file || ', the name of a compressed file' END,
       CASE WHEN s.file LIKE '%.cat' THEN NULL ELSE 'whql=info declarative=warning' END,
       CASE WHEN s.file LIKE '%.cat' THEN '1213' ELSE '1231' END,
       s.evidence
FROM   inf_source s
WHERE  s.effective = 1 AND (s.file LIKE '%.cat' OR s.file GLOB '*.*[_]');
