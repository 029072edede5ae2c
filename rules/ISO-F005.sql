-- id:        ISO-F005
-- title:     A file name stands for one file of the package
-- subject:   inf
-- infverif:  1100, 1294
-- from:      16299
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Run from driver store, introduction
-- why:       SourceDisksFiles finds one folder for a name, and DIRID 13 cannot rename: of two files of one name
--            in the store only one can be meant.
-- fix:       Give the files different names
SELECT c.inf AS subject,
       c.file || CASE c.subdir WHEN '' THEN '' ELSE ' in ' || c.subdir END AS item,
       CASE WHEN c.file IS NULL THEN NULL
            ELSE (c.inf, c.file) NOT IN (SELECT o.inf, o.file FROM inf_copy o
                                         WHERE o.dirid = 13 AND o.inf IN (
                                               SELECT d.inf FROM inf_copy d WHERE d.dirid = 13 AND d.subdir <> '')
                                         GROUP BY o.inf, o.file HAVING min(o.subdir) <> max(o.subdir)) END AS ok,
       c.file || ' is to stay in the folder "' || c.subdir || '" of the store and in another one, but SourceDisksFiles'
            || ' finds one file of that name' AS why,
       '1100' AS infverif,
       c.evidence,
       -- an expression, like the NULL below: else SQLite computes every column of every row
       c.destination_evidence || '' AS evidence2
FROM   inf_copy c
WHERE  c.dirid = 13 OR c.file IS NULL
UNION ALL
SELECT s.inf, s.file || ' from ' || CASE s.subdir WHEN '' THEN 'disk ' || s.disk ELSE s.subdir END,
       (s.inf, s.file) NOT IN (SELECT o.inf, o.file FROM inf_source o
                               WHERE o.effective = 1 AND o.inf IN (
                                     SELECT d.inf FROM inf_source d WHERE d.effective = 1
                                     GROUP BY d.inf HAVING count(*) <> count(DISTINCT d.file))
                               GROUP BY o.inf, o.file HAVING count(*) > 1),
       'SourceDisksFiles lists ' || s.file || ' more than once, here from "'
            || trim(s.disk_path || '\' || s.subdir, '\') || '"',
       '1294', s.evidence, NULL
FROM   inf_source s
WHERE  s.effective = 1;
