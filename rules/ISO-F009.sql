-- id:        ISO-F009
-- title:     Every copied file has a destination
-- subject:   inf
-- infverif:  1275
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 1275; INF DestinationDirs section
-- why:       Without an entry in [DestinationDirs] setup falls back to a system directory that nobody chose.
-- fix:       Add a line for the section, or DefaultDestDir, to [DestinationDirs]
SELECT inf AS subject,
       file AS item,
       CASE WHEN file IS NULL THEN NULL WHEN dirid IS NULL THEN 0
            WHEN dirid = -1 AND (SELECT i.complete FROM inf i WHERE i.inf = c.inf) IS NOT 1 THEN NULL
            ELSE dirid <> -1 END AS ok,
       CASE WHEN dirid IS NULL THEN file || ' has the destination "' || destination || '", which does not begin with a number'
            ELSE file || ': neither its section ' || list || ' nor DefaultDestDir is in [DestinationDirs]' END AS why,
       evidence, destination_evidence AS evidence2
FROM   inf_copy c;
