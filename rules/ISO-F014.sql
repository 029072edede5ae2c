-- id:        ISO-F014
-- title:     A user-mode driver lies where its host looks for it
-- subject:   inf
-- infverif:  1322
-- severity:  isolated=violation whql=violation universal=info declarative=info
-- source:    Run from driver store, introduction; UMDF driver location
-- why:       The host process of UMDF drivers loads them from the driver store, before build 17134 only from
--            System32\drivers\UMDF; from any other place it does not.
-- fix:       Set the destination to DIRID 13 for windows from build 17134, to 12,UMDF for those below
SELECT w.inf AS subject,
       c.file || CASE c.destination WHEN '' THEN '' ELSE ' to ' || c.destination END AS item,
       CASE WHEN w.framework IS NULL OR c.dirid = -1 THEN NULL ELSE c.dirid = 13 END AS ok,
       CASE WHEN c.dirid = -1 THEN c.file || ' has no destination, so where it goes is not known'
            WHEN c.dirid IS NULL AND c.file IS NOT NULL
            THEN c.file || ' goes to "' || c.destination || '", which is no DIRID'
            ELSE 'the user-mode driver ' || c.file || ' goes to DIRID ' || c.dirid
                 || CASE c.subdir WHEN '' THEN '' ELSE ', ' || c.subdir END || ', where its host will not load it'
                 || CASE WHEN EXISTS (SELECT 1 FROM list_ruleset l WHERE l.kind = 'dirid'
                                      AND CAST(l.value AS INTEGER) = c.dirid)
                         THEN '; excepted until the next ruleset' ELSE '' END END AS why,
       CASE WHEN EXISTS (SELECT 1 FROM list_ruleset l WHERE l.kind = 'dirid'
                         AND CAST(l.value AS INTEGER) = c.dirid)
            THEN 'whql=info' END AS at_most,
       c.evidence AS evidence,
       w.evidence AS evidence2,
       c.destination_evidence AS evidence3
FROM   inf_wdf w LEFT JOIN inf_copy c ON c.inf = w.inf AND c.file = w.binary_file
WHERE  w.framework IS NULL
       OR (w.framework = 'umdf' AND c.file IS NOT NULL
           -- its old place: not applicable, or ISO-F001
           AND NOT EXISTS (SELECT 1 FROM list_store_stack t JOIN list_dirid d
                           WHERE t.stack = 'umdf' AND CAST(d.dirid AS INTEGER) = c.dirid
                           AND under(trim(d.directory || '\' || c.subdir, '\'), t.place)));
