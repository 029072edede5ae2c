-- id:        ISO-S004
-- title:     ServiceBinary begins with a DIRID
-- subject:   inf
-- infverif:  2085
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    AddService, ServiceBinary; InfVerif 2085
-- why:       A path spelt out names a place on the machine that made the INF; only a DIRID is resolved where it
--            is installed. A service inside svchost.exe cannot be expressed at all.
-- fix:       Write %13%\file
SELECT s.inf AS subject,
       s.item,
       -- quotes may stand before the DIRID
       CASE WHEN s.item IS NULL THEN NULL
            ELSE s.binary_dirid >= 0 AND ltrim(s."binary", '" ') GLOB '%[0-9]*%\*' END AS ok,
       CASE WHEN s.umdf THEN '' ELSE 'service ' END || s.item || ': ServiceBinary is ' || s."binary"
            || CASE WHEN s.binary_dirid >= 0 THEN ', which has no backslash behind the DIRID'
                    ELSE ', which does not begin with a DIRID' END AS why,
       s.evidence
FROM   (SELECT inf, name AS item, "binary", binary_dirid, 0 AS umdf, coalesce(binary_evidence, evidence) AS evidence
        FROM   inf_service
        WHERE  name IS NULL OR (name <> '' AND install_exists = 1 AND "binary" <> '')
        UNION ALL
        SELECT inf, 'UmdfService ' || service, "binary", binary_dirid, 1, evidence
        FROM   inf_wdf
        WHERE  framework = 'umdf' AND "binary" <> '') s;
