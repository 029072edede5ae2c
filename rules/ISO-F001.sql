-- id:        ISO-F001
-- title:     Driver files run from the driver store
-- subject:   inf
-- infverif:  1322
-- from:      16299
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    Run from driver store
-- why:       A file that is copied out of the driver store is shared by every package that copies the same
--            name, can be replaced by any of them, and is not removed with its package.
-- fix:       Set the destination in [DestinationDirs] to DIRID 13 and repair every reference to the file
--            (ServiceBinary, registry values, event messages)
SELECT inf AS subject,
       file AS item,
       CASE WHEN file IS NULL THEN NULL
            WHEN dirid = -1 THEN NULL       -- no destination: ISO-F009
            ELSE dirid = 13 END AS ok,
       CASE WHEN dirid = -1 THEN file || ' has no destination, so where it goes is not known'
            WHEN dirid IS NULL AND file IS NOT NULL THEN file || ' goes to "' || destination || '", which is no DIRID'
            ELSE file || ' goes to DIRID ' || dirid
                 || CASE subdir WHEN '' THEN '' ELSE ', ' || subdir END END AS why,
       evidence,
       destination_evidence AS evidence2
FROM   inf_copy;
