-- id:        ISO-F010
-- title:     Every copied file is listed in SourceDisksFiles
-- subject:   inf
-- infverif:  1230, 1231
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 1230, 1231
-- why:       A file that the source tables do not list is not part of the package: it is not signed with it and
--            cannot be found when it is installed.
-- fix:       Add the file to [SourceDisksFiles] or to the decorated list of the architecture
SELECT c.inf AS subject,
       c.source_file AS item,
       CASE WHEN c.listed = 0 AND (SELECT i.complete FROM inf i WHERE i.inf = c.inf) IS NOT 1 THEN NULL
            WHEN c.listed = 0 AND EXISTS (SELECT 1 FROM inf_include i WHERE i.inf = c.inf AND i.directive = 'Include')
            THEN NULL ELSE c.listed END AS ok,
       CASE WHEN EXISTS (SELECT 1 FROM inf_include i WHERE i.inf = c.inf AND i.directive = 'Include')
            THEN c.source_file || ' is not in SourceDisksFiles here; an included INF may list it'
            ELSE c.source_file || ' is copied, but no SourceDisksFiles section lists it' END AS why,
       c.evidence
FROM   inf_copy c;
