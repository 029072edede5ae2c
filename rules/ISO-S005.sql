-- id:        ISO-S005
-- title:     Service binaries run from the driver store
-- subject:   inf
-- infverif:  1322, 2084
-- from:      16299
-- severity:  isolated=violation whql=violation universal=info declarative=info
-- source:    Run from driver store, Service binary
-- why:       A driver loaded from System32\drivers can be replaced by any package that brings the same name.
-- fix:       Copy the file to DIRID 13 and write ServiceBinary = %13%\file
SELECT x.inf AS subject,
       x.item,
       CASE WHEN x.item IS NULL THEN NULL ELSE x.binary_dirid = 13 END AS ok,
       CASE WHEN x.umdf THEN '' ELSE 'service ' END || x.item || ' runs ' || x."binary" || ', not from DIRID 13'
            || CASE WHEN x.copied AND x.excepted THEN '; excepted until the next ruleset' ELSE '' END AS why,
       CASE WHEN x.excepted OR NOT x.copied THEN 'whql=info' END AS at_most,
       -- a file that stays in the store while the service looks elsewhere is a binary that nobody copies
       CASE WHEN x.copied THEN '1322' ELSE '2084' END AS infverif,
       x.evidence
FROM   (SELECT s.*,
               EXISTS (SELECT 1 FROM inf_copy c
                       WHERE c.inf = s.inf AND c.file = s.binary_file AND c.dirid <> 13) AS copied,
               EXISTS (SELECT 1 FROM list_ruleset l
                       WHERE l.kind = 'dirid' AND CAST(l.value AS INTEGER) = s.binary_dirid) AS excepted
        FROM   (SELECT inf, name AS item, "binary", binary_dirid, binary_file, 0 AS umdf, primitive,
                       coalesce(binary_evidence, evidence) AS evidence
                FROM   inf_service
                WHERE  name IS NULL OR (name <> '' AND binary_dirid >= 0)
                UNION ALL
                SELECT inf, 'UmdfService ' || service, "binary", binary_dirid, binary_file, 1, 0, evidence
                FROM   inf_wdf
                WHERE  framework = 'umdf' AND binary_dirid >= 0) s
        WHERE  s.item IS NULL
               OR s.binary_dirid = 13
               -- a binary that the package does not bring is ISO-S006 or ISO-S007
               OR (EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = s.inf AND c.file = s.binary_file)
                   -- UMDF drivers run from the store from 17134 on; primitive packages are staged from 18362 on
                   AND NOT (SELECT i.window_high BETWEEN 0 AND CASE WHEN s.umdf THEN 17133 WHEN s.primitive THEN 18361
                                                                    ELSE -1 END
                            FROM inf i WHERE i.inf = s.inf))) x;
