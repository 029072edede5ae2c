-- id:        ISO-F011
-- title:     Another INF comes by CopyINF, a catalog by itself
-- subject:   inf
-- infverif:  1110, 1213
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 1110, 1213; CopyINF directive
-- why:       Windows publishes INF files and catalogs itself; a copy made by the package bypasses the driver
--            store.
-- fix:       Use CopyINF for another INF and for nothing else; drop the line for a catalog
SELECT inf AS subject,
       file || '' AS item,
       CASE WHEN file IS NULL THEN NULL
            ELSE NOT (file LIKE '%.inf' OR file LIKE '%.cat') END AS ok,
       file || ' is copied by CopyFiles to DIRID ' || coalesce(nullif(dirid, -1), '?') AS why,
       -- the tool looks for catalogs only
       CASE WHEN file LIKE '%.inf' THEN 'whql=info universal=info declarative=info' END AS at_most,
       CASE WHEN file LIKE '%.cat' THEN '1213' END AS infverif,
       evidence
FROM   inf_copy
UNION ALL
-- as many names as there are that end in .inf
SELECT inf, 'CopyINF ' || value,
       length(replace(lower(replace(rtrim(value, ', ') || ',', ' ', '')), '.inf,', ''))
            + 5 * (length(rtrim(value, ', ') || ',') - length(replace(rtrim(value, ', ') || ',', ',', '')))
            = length(replace(rtrim(value, ', ') || ',', ' ', '')),
       'CopyINF names ' || value || ', and not everything in it is an INF', NULL, '1110', evidence
FROM   inf_directive
WHERE  name = 'copyinf' AND value <> '';
