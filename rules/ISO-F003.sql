-- id:        ISO-F003
-- title:     Files are copied to universal places only
-- subject:   inf
-- infverif:  1306
-- severity:  isolated=info whql=violation universal=violation declarative=warning
-- source:    Using a Universal INF File, Which INF directives are invalid
-- why:       Outside DIRIDs 11, 12, 13, SysWOW64 and a folder of the vendor's own a place does not exist on every
--            edition of Windows, or belongs to somebody else.
-- fix:       Set the destination in [DestinationDirs] to DIRID 13
SELECT c.inf AS subject,
       c.file || CASE c.destination WHEN '' THEN '' ELSE ' to ' || c.destination END AS item,
       CASE WHEN c.dirid IS NULL OR c.dirid = -1 THEN NULL
            WHEN c.dirid IN (11, 12, 13) THEN 1
            WHEN c.dirid = 10 THEN part(c.subdir, 0) COLLATE NOCASE = 'SysWOW64'
            -- the spooler's directories in a printer INF are ISO-F015's
            WHEN c.dirid BETWEEN 66000 AND 66004
                 AND EXISTS (SELECT 1 FROM inf i WHERE i.inf = c.inf
                             AND (i.class = 'Printer' OR i.class_guid = '{4d36e979-e325-11ce-bfc1-08002be10318}'))
            THEN 1
            ELSE 0 END AS ok,
       CASE WHEN c.dirid = -1 THEN c.file || ' has no destination, so where it goes is not known'
            WHEN c.dirid IS NULL AND c.file IS NOT NULL
            THEN c.file || ' goes to "' || c.destination || '", which is no DIRID'
            WHEN c.dirid = 10 AND c.subdir <> ''
                 AND part(c.subdir, 0) COLLATE NOCASE NOT IN (SELECT folder FROM list_windows_folder)
            THEN c.file || ' goes to the vendor folder ' || c.subdir
                 || ' of Windows: accepted by the 1709 tool, may not be later'
            ELSE c.file || ' goes to DIRID ' || c.dirid || CASE c.subdir WHEN '' THEN '' ELSE ', ' || c.subdir END
                 || ', which is no place for the files of a universal INF'
                 || CASE WHEN EXISTS (SELECT 1 FROM list_ruleset l WHERE l.kind = 'dirid'
                                      AND CAST(l.value AS INTEGER) = c.dirid)
                         THEN '; excepted until the next ruleset' ELSE '' END END AS why,
       CASE WHEN c.dirid = 10 AND c.subdir <> ''
                 AND part(c.subdir, 0) COLLATE NOCASE NOT IN (SELECT folder FROM list_windows_folder) THEN 'info'
            WHEN EXISTS (SELECT 1 FROM list_ruleset l WHERE l.kind = 'dirid'
                         AND CAST(l.value AS INTEGER) = c.dirid) THEN 'whql=info' END AS at_most,
       CASE WHEN c.dirid = 10 AND c.subdir <> ''
                 AND part(c.subdir, 0) COLLATE NOCASE NOT IN (SELECT folder FROM list_windows_folder) THEN NULL
            ELSE '1306' END AS infverif,
       c.evidence,
       c.destination_evidence AS evidence2
FROM   inf_copy c;
