-- id:        ISO-S004
-- title:     ServiceBinary begins with a DIRID
-- subject:   inf
-- infverif:  2085
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    AddService, ServiceBinary; InfVerif 2085
-- why:       A path spelt out names a place on the machine that made the INF; only a DIRID is resolved where it
--            is installed.
-- fix:       Write %13%\file
SELECT inf AS subject,
       name AS item,
       CASE WHEN name IS NULL THEN NULL ELSE binary_dirid >= 0 END AS ok,
       'service ' || name || ': ServiceBinary is ' || "binary" || ', which does not begin with a DIRID' AS why,
       coalesce(binary_evidence, evidence) AS evidence
FROM   inf_service
WHERE  name IS NULL OR (name <> '' AND install_exists = 1 AND "binary" <> '');
