-- id:        ISO-F011
-- title:     CopyFiles copies no INF and no catalog
-- subject:   inf
-- infverif:  1110, 1213
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 1110, 1213; CopyINF directive
-- why:       Windows publishes INF files and catalogs itself; a copy made by the package bypasses the driver
--            store.
-- fix:       Use CopyINF for another INF; drop the line for a catalog
SELECT inf AS subject,
       file AS item,
       CASE WHEN file IS NULL THEN NULL
            ELSE NOT (file LIKE '%.inf' OR file LIKE '%.cat') END AS ok,
       file || ' is copied by CopyFiles to DIRID ' || coalesce(dirid, '?') AS why,
       evidence
FROM   inf_copy;
