-- id:        ISO-S006
-- title:     The service binary is a file of the package
-- subject:   inf
-- infverif:  2084, 1254
-- severity:  isolated=violation whql=info universal=warning declarative=warning
-- source:    InfVerif 2084
-- why:       A service whose binary is not among the copied files depends on another package, or on a spelling.
-- fix:       Add the file to CopyFiles, correct the name, or put a path with blanks into triple quotes
SELECT s.inf AS subject,
       s.name AS item,
       CASE WHEN s.name IS NULL THEN NULL
            WHEN EXISTS (SELECT 1 FROM inf_copy c
                         JOIN list_dirid a ON CAST(a.dirid AS INTEGER) = c.dirid
                         JOIN list_dirid b ON CAST(b.dirid AS INTEGER) = s.binary_dirid
                         WHERE c.inf = s.inf AND c.file = s.binary_file
                         AND trim(a.directory || '\' || c.subdir, '\') COLLATE NOCASE
                             = trim(b.directory || '\' || s.binary_subdir, '\')) THEN 1
            WHEN EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = s.inf AND c.file = s.binary_file
                         AND c.dirid = s.binary_dirid AND c.subdir = s.binary_subdir) THEN 1
            WHEN EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = s.inf AND c.file IS NULL) THEN NULL
            ELSE 0 END AS ok,
       'service ' || s.name || ': no CopyFiles of the package puts ' || s.binary_file || ' where ServiceBinary '
            || s."binary" || ' looks for it' AS why,
       coalesce(s.binary_evidence, s.evidence) AS evidence
FROM   inf_service s
WHERE  s.name IS NULL
       OR (s.name <> '' AND s.binary_dirid >= 0
           AND NOT EXISTS (SELECT 1 FROM list_inbox_binary n WHERE n.file = s.binary_file));
