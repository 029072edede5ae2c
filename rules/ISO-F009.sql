-- id:        ISO-F009
-- title:     Every copied file has a destination
-- subject:   inf
-- infverif:  1275
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 1275; INF DestinationDirs section
-- why:       Without an entry in [DestinationDirs] setup falls back to a system directory that nobody chose.
-- fix:       Add a line for the section, or DefaultDestDir, to [DestinationDirs]
SELECT c.inf AS subject,
       CASE c.list WHEN '@' THEN '@' || c.file ELSE c.file || ' in ' || c.list END AS item,
       CASE WHEN c.file IS NULL THEN NULL
            WHEN c.dirid IS NULL THEN 1     -- an entry that is no number: ISO-F013
            WHEN c.dirid = -1 AND (SELECT i.complete FROM inf i WHERE i.inf = c.inf) IS NOT 1 THEN NULL
            ELSE c.dirid <> -1 END AS ok,
       CASE c.list WHEN '@' THEN c.file || ': DefaultDestDir'
                   ELSE c.file || ': neither its section ' || c.list || ' nor DefaultDestDir' END
            || ' is in ' || CASE WHEN (SELECT i.complete FROM inf i WHERE i.inf = c.inf) IS NOT 1
                                 THEN 'the part of the INF that was read'
                                 ELSE '[DestinationDirs]' END AS why,
       NULL AS at_most,
       '1275' AS infverif,
       c.evidence
FROM   inf_copy c
UNION ALL
-- an included INF has files and a DefaultDestDir of its own
SELECT d.inf, 'DefaultDestDir beside Include', 0,
       'DefaultDestDir is ' || d.destination || ' in an INF that includes others: it may apply to files that are not'
            || ' meant; name the sections',
       'isolated=warning whql=info universal=info declarative=info', NULL, d.evidence
FROM   inf_destination d
WHERE  d.list = 'DefaultDestDir' AND d.dirid <> 13
       AND EXISTS (SELECT 1 FROM inf_include n WHERE n.inf = d.inf AND n.directive = 'Include');
