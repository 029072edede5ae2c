-- id:        ISO-F012
-- title:     What names a file of the package names the place it is copied to
-- subject:   inf
-- from:      16299
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    Run from driver store, Other files; Porting an INF to Windows driver
-- why:       A file that moved to the store is no longer where an old path looks for it, and who finds nothing
--            there fails at run time.
-- fix:       Use %13% in the destination and in every value and directive that names the file
WITH r AS (
       -- ServiceBinary of a service: ISO-S006; EventMessageFile with another DIRID: ISO-S015
       SELECT inf, section, name, dirid, subdir, text, evidence,
              trim(substr(file, 1, min(instr(file || ',', ','), instr(file || '"', '"')) - 1)) AS leaf,
              substr(file, 1, instr(file || ' ', ' ') - 1) AS word
       FROM   inf_reference
       WHERE  file <> '' AND NOT (name = 'servicebinary' AND context = 'service')
              AND NOT (name = 'EventMessageFile' AND context = 'eventlog' AND dirid <> 13)
)
SELECT r.inf AS subject,
       r.text || ' in ' || r.section AS item,
       CASE WHEN EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = r.inf AND c.file IN (r.leaf, r.word)
                         AND (c.dirid = r.dirid AND c.subdir = r.subdir
                              OR EXISTS (SELECT 1 FROM list_dirid a JOIN list_dirid b
                                         WHERE CAST(a.dirid AS INTEGER) = c.dirid
                                         AND CAST(b.dirid AS INTEGER) = r.dirid
                                         AND trim(a.directory || '\' || c.subdir, '\') COLLATE NOCASE
                                             = trim(b.directory || '\' || r.subdir, '\')))) THEN 1
            -- a file that goes nobody knows where, or a part that was not read
            WHEN EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = r.inf
                         AND (c.file IS NULL OR (c.file IN (r.leaf, r.word) AND (c.dirid IS NULL OR c.dirid = -1))))
            THEN NULL
            ELSE 0 END AS ok,
       r.text || ' names ' || CASE
            WHEN EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = r.inf AND c.file IN (r.leaf, r.word))
            THEN 'a file that is copied to ' || (SELECT min(c.destination) FROM inf_copy c
                 WHERE c.inf = r.inf AND c.file IN (r.leaf, r.word)) || ' instead'
            WHEN EXISTS (SELECT 1 FROM inf_source s WHERE s.inf = r.inf AND s.effective = 1
                         AND s.file IN (r.leaf, r.word))
            THEN 'a file that no CopyFiles copies'
            ELSE 'no file of the package' END AS why,
       CASE WHEN r.dirid <> 13 AND NOT EXISTS (
                 SELECT 1 FROM inf_copy c WHERE c.inf = r.inf AND c.file IN (r.leaf, r.word) AND c.dirid <> 13)
            THEN NULL
            WHEN r.dirid <> 13 THEN 'warning'
            -- the store's copy is there
            WHEN EXISTS (SELECT 1 FROM inf_source s WHERE s.inf = r.inf AND s.effective = 1
                         AND s.file IN (r.leaf, r.word)
                         AND r.subdir = trim(s.disk_path || '\' || s.subdir, '\')) THEN 'warning'
            END AS at_most,
       r.evidence,
       (SELECT min(c.evidence) FROM inf_copy c WHERE c.inf = r.inf AND c.file IN (r.leaf, r.word)) AS evidence2
FROM   r
WHERE  EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = r.inf AND c.file IN (r.leaf, r.word))
       -- a folder, or a file that Windows puts there by itself
       OR (r.dirid = 13 AND r.word LIKE '%.%' AND r.word NOT LIKE '%*%'
           AND r.word NOT LIKE '%.inf' AND r.word NOT LIKE '%.cat')
UNION ALL
SELECT inf, NULL, NULL, NULL, NULL, evidence, NULL FROM inf_reference WHERE dirid IS NULL
UNION ALL
-- a name without a path
SELECT g.inf, g.root || '\' || g.key || '!' || g.value, 0,
       'the value "' || g.value || '" names ' || g.data
            || ' without a path: who loads it searches, and not in the store',
       'warning', g.evidence, NULL
FROM   inf_registry g
WHERE  (g.data LIKE '%.dll' OR g.data LIKE '%.exe') AND g.operation = 'AddReg' AND instr(g.data, '\') = 0
       AND EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = g.inf AND c.dirid = 13 AND has_item(g.data, c.file))
       AND NOT EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = g.inf AND c.dirid <> 13 AND has_item(g.data, c.file));
