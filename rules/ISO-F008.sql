-- id:        ISO-F008
-- title:     One destination has one source
-- subject:   inf
-- infverif:  1330
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 1330
-- why:       Of two files that are copied to one place the last one stays, and which one that is depends on the
--            devices and on their order.
-- fix:       Give each file a name of its own at the destination, and each driver a service of its own
SELECT c.inf AS subject,
       c.file || ' from ' || c.source_file AS item,
       CASE WHEN c.file IS NULL THEN NULL
            WHEN c.source_file = c.file THEN 1      -- judged at the file that is renamed
            WHEN c.dirid IS NULL THEN NULL
            ELSE NOT EXISTS (SELECT 1 FROM inf_copy o
                             WHERE o.inf = c.inf AND o.file = c.file AND o.dirid = c.dirid AND o.subdir = c.subdir
                             AND o.source_file <> c.source_file
                             AND (o.source_file = o.file OR o.source_file < c.source_file)) END AS ok,
       CASE WHEN c.dirid IS NULL AND c.file IS NOT NULL
            THEN c.source_file || ' is renamed to ' || c.file || ' in "' || c.destination || '", which is no DIRID'
            ELSE c.source_file || ' and ' || (
                 SELECT o.source_file FROM inf_copy o
                 WHERE o.inf = c.inf AND o.file = c.file AND o.dirid = c.dirid AND o.subdir = c.subdir
                 AND o.source_file <> c.source_file AND (o.source_file = o.file OR o.source_file < c.source_file)
                 LIMIT 1) || ' are both copied to ' || c.file
                 || CASE c.destination WHEN '' THEN '' ELSE ' in ' || c.destination END END AS why,
       NULL AS at_most,
       c.evidence,
       (SELECT o.evidence || '' FROM inf_copy o
        WHERE o.inf = c.inf AND o.file = c.file AND o.dirid = c.dirid AND o.subdir = c.subdir
        AND o.source_file <> c.source_file AND (o.source_file = o.file OR o.source_file < c.source_file)
        LIMIT 1) AS evidence2
FROM   inf_copy c
UNION ALL
-- Windows of other builds meet here when an image is serviced offline or upgraded; one of two files is renamed.
SELECT c.inf, c.file || ' from ' || c.source_file || ' (other builds)', 0,
       c.source_file || ' is copied to ' || c.file || ' in ' || c.destination || ', where other builds have ' || (
            SELECT o.source_file FROM inf_sibling s JOIN inf_copy o ON o.inf = s.other
            WHERE s.inf = c.inf AND o.file = c.file AND o.dirid = c.dirid AND o.subdir = c.subdir
            AND o.source_file <> c.source_file ORDER BY s.window_low LIMIT 1),
       'warning', c.evidence, NULL
FROM   inf_copy c
WHERE  c.inf IN (SELECT s.other FROM inf_copy r JOIN inf_sibling s ON s.inf = r.inf WHERE r.source_file <> r.file
                 UNION ALL
                 SELECT r.inf FROM inf_copy r WHERE r.source_file <> r.file)
       AND EXISTS (SELECT 1 FROM inf_sibling s JOIN inf_copy o ON o.inf = s.other
                   WHERE s.inf = c.inf AND o.file = c.file AND o.dirid = c.dirid AND o.subdir = c.subdir
                   AND o.source_file <> c.source_file)
       -- if this window has them both it was said above
       AND NOT EXISTS (SELECT 1 FROM inf_copy w WHERE w.inf = c.inf AND w.file = c.file AND w.dirid = c.dirid
                       AND w.subdir = c.subdir AND w.source_file <> c.source_file);
