-- id:        ISO-S006
-- title:     The service binary is a file of the package
-- subject:   inf
-- infverif:  2084, 1254
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 2084
-- why:       A service whose binary is not among the copied files depends on another package, or on a spelling.
-- fix:       Add the file to CopyFiles, correct the name, or put a path with blanks into triple quotes
SELECT x.inf AS subject,
       x.item,
       x.ok,
       CASE WHEN x.umdf THEN '' ELSE 'service ' END || x.item
            || CASE x.fault WHEN 'open' THEN ': the quotes of ' || x."binary" || ' do not close'
                    WHEN 'blank' THEN ': the path ' || x."binary" || ' ends at its blank; it lacks triple quotes'
                    ELSE ': no CopyFiles of the package puts ' || x.binary_file || ' where ServiceBinary '
                         || x."binary" || ' looks for it' END AS why,
       CASE x.fault WHEN '' THEN 'whql=info universal=warning declarative=warning' END AS at_most,
       CASE x.fault WHEN '' THEN '2084' WHEN 'open' THEN '1254' ELSE '2084, 1254' END AS infverif,
       x.evidence
FROM   (SELECT s.*,
               CASE WHEN length(s."binary") - length(replace(s."binary", '"', '')) IN (1, 3, 5) THEN 'open'
                    WHEN s."binary" LIKE '"%' OR s."binary" NOT LIKE '% %' THEN ''
                    -- a library has no arguments; of a program the whole would be a file of the package
                    WHEN s.umdf OR EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = s.inf AND c.file = leaf(s."binary"))
                    THEN 'blank' ELSE '' END AS fault,
               CASE WHEN s.item IS NULL THEN NULL
                    WHEN s.umdf AND s."binary" NOT LIKE '"%' AND s."binary" LIKE '% %' THEN 0
                    WHEN length(s."binary") - length(replace(s."binary", '"', '')) IN (1, 3, 5) THEN 0
                    WHEN EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = s.inf AND c.file = s.binary_file
                                 AND c.dirid = s.binary_dirid AND c.subdir = s.binary_subdir) THEN 1
                    WHEN EXISTS (SELECT 1 FROM inf_copy c
                                 JOIN list_dirid a ON CAST(a.dirid AS INTEGER) = c.dirid
                                 JOIN list_dirid b ON CAST(b.dirid AS INTEGER) = s.binary_dirid
                                 WHERE c.inf = s.inf AND c.file = s.binary_file
                                 AND trim(a.directory || '\' || c.subdir, '\') COLLATE NOCASE
                                     = trim(b.directory || '\' || s.binary_subdir, '\')) THEN 1
                    WHEN EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = s.inf AND c.file IS NULL) THEN NULL
                    ELSE 0 END AS ok
        FROM   (SELECT inf, name AS item, "binary", binary_dirid, binary_subdir, binary_file, 0 AS umdf,
                       coalesce(binary_evidence, evidence) AS evidence
                FROM   inf_service
                WHERE  name IS NULL OR (name <> '' AND binary_dirid >= 0)
                UNION ALL
                SELECT inf, 'UmdfService ' || service, "binary", binary_dirid, binary_subdir, binary_file, 1, evidence
                FROM   inf_wdf
                WHERE  framework = 'umdf' AND binary_dirid >= 0) s
        -- drivers of Windows that the package does not bring are ISO-S007
        WHERE  s.item IS NULL
               OR NOT EXISTS (SELECT 1 FROM list_inbox_binary n WHERE n.file = s.binary_file)
               OR EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = s.inf AND c.file = s.binary_file)) x;
