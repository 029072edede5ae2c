-- id:        ISO-S005
-- title:     Service binaries run from the driver store
-- subject:   inf
-- infverif:  1322, 2084
-- from:      16299
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    Run from driver store, Service binary
-- why:       A driver loaded from System32\drivers can be replaced by any package that brings the same name.
-- fix:       Copy the file to DIRID 13 and write ServiceBinary = %13%\file
SELECT s.inf AS subject,
       s.name AS item,
       CASE WHEN s.name IS NULL THEN NULL ELSE s.binary_dirid = 13 END AS ok,
       'service ' || s.name || ' runs ' || s."binary" || ', not from DIRID 13' AS why,
       coalesce(s.binary_evidence, s.evidence) AS evidence
FROM   inf_service s
WHERE  s.name IS NULL
       OR (s.name <> '' AND s.binary_dirid >= 0
           -- a binary that the package does not bring is ISO-S006 or ISO-S007
           AND (s.binary_dirid = 13 OR EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = s.inf AND c.file = s.binary_file)));
