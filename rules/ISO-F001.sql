-- id:        ISO-F001
-- title:     Driver files run from the driver store
-- subject:   inf
-- infverif:  1322
-- from:      16299
-- severity:  isolated=violation whql=violation universal=info declarative=info
-- source:    Run from driver store
-- why:       A file that is copied out of the driver store is shared by every package that copies the same
--            name, can be replaced by any of them, and is not removed with its package.
-- fix:       Set the destination in [DestinationDirs] to DIRID 13 and repair every reference to the file
--            (ServiceBinary, registry values, event messages)
SELECT c.inf AS subject,
       c.file || CASE c.destination WHEN '' THEN '' ELSE ' to ' || c.destination END AS item,
       CASE WHEN c.file IS NULL THEN NULL
            WHEN c.dirid = -1 THEN NULL     -- no destination: ISO-F009
            ELSE c.dirid = 13 END AS ok,
       CASE WHEN c.dirid = -1 THEN c.file || ' has no destination, so where it goes is not known'
            WHEN c.dirid IS NULL AND c.file IS NOT NULL
            THEN c.file || ' goes to "' || c.destination || '", which is no DIRID'
            ELSE c.file || ' goes to DIRID ' || c.dirid
                 || CASE c.subdir WHEN '' THEN '' ELSE ', ' || c.subdir END
                 || CASE WHEN EXISTS (SELECT 1 FROM list_ruleset l WHERE l.kind = 'dirid'
                                      AND CAST(l.value AS INTEGER) = c.dirid)
                         THEN '; excepted until the next ruleset' ELSE '' END END AS why,
       CASE WHEN EXISTS (SELECT 1 FROM list_ruleset l WHERE l.kind = 'dirid'
                         AND CAST(l.value AS INTEGER) = c.dirid)
            THEN 'whql=info' END AS at_most,
       '1322' AS infverif,
       c.evidence,
       -- an expression, like the NULL below: else SQLite computes every column of every row
       c.destination_evidence || '' AS evidence2
FROM   inf_copy c
WHERE  c.dirid IS NULL OR c.dirid IN (13, -1)
       OR NOT EXISTS (
          SELECT 1 FROM inf i
          WHERE  i.inf = c.inf
                 -- printers: ISO-F015
                 AND (((i.class = 'Printer' OR i.class_guid = '{4d36e979-e325-11ce-bfc1-08002be10318}')
                       AND (c.dirid IN (51, 52, 55) OR c.dirid BETWEEN 66000 AND 66004))
                      -- windows that end before the stack takes files in the store: ISO-F014
                      OR (i.window_high >= 0
                          AND EXISTS (
                              SELECT 1 FROM list_store_stack t
                              WHERE  i.window_high < CAST(t.from_build AS INTEGER)
                              AND (t.place = ''
                                   OR under((SELECT trim(d.directory || '\' || c.subdir, '\') FROM list_dirid d
                                             WHERE CAST(d.dirid AS INTEGER) = c.dirid), t.place))
                              AND CASE t.stack
                                  WHEN 'umdf' THEN EXISTS (
                                       SELECT 1 FROM inf_wdf w WHERE w.inf = c.inf AND w.framework = 'umdf'
                                       AND w.binary_file = c.file)
                                  WHEN 'firmware' THEN i.class = 'Firmware'
                                       OR i.class_guid = '{f2e7dd72-6468-4e36-b6f1-6488f42c1b52}'
                                  WHEN 'defaultinstall' THEN EXISTS (
                                       SELECT 1 FROM inf_install n WHERE n.inf = c.inf AND n.kind = 'default')
                                       AND NOT EXISTS (
                                       SELECT 1 FROM inf_install n WHERE n.inf = c.inf AND n.kind = 'device')
                                  END))))
UNION ALL
-- what a line that nothing uses would do if something did
SELECT d.inf, d.list || ' in DestinationDirs', 0,
       'the line ' || d.list || ' = ' || d.destination || ' of [DestinationDirs] is not in the store, but no file list'
       || ' that applies uses it',
       'info', NULL, d.evidence, NULL
FROM   inf_destination d
WHERE  d.used = 0 AND d.dirid <> 13
       AND NOT EXISTS (SELECT 1 FROM inf_sibling s JOIN inf_destination o ON o.inf = s.other
                       WHERE s.inf = d.inf AND o.list = d.list AND o.used = 1);
