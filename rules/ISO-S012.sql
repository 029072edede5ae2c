-- id:        ISO-S012
-- title:     Service names are the vendor's own
-- subject:   inf
-- infverif:  1017, 1021, 1293
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    AddService, ServiceName; InfVerif 1017, 1293
-- why:       Service names are shared by the whole machine: a driver that takes the name of a service of Windows
--            replaces it, and names of samples meet in the field.
-- fix:       A name that begins with the vendor's or the product's name
SELECT s.inf AS subject,
       s.item,
       CASE WHEN s.name IS NULL THEN NULL
            WHEN s.fault = '' THEN 1 ELSE 0 END AS ok,
       CASE WHEN s.umdf THEN '' ELSE 'service ' END || substr(s.item, 1, 300)
            || CASE s.fault WHEN 'inbox' THEN ': Windows has a service of this name'
                            WHEN 'sample' THEN ': this is the name of a driver sample'
                            ELSE ': the name has ' || length(s.name) || ' characters, not at most 256' END AS why,
       CASE s.fault WHEN 'sample' THEN 'warning' END AS at_most,
       CASE s.fault WHEN 'inbox' THEN '1293' WHEN 'sample' THEN '1017'
                    ELSE CASE WHEN s.flags & 0x10000 THEN '1021' END END AS infverif,
       s.evidence
FROM   (SELECT k.*,
               CASE WHEN length(k.name) > 256 THEN 'long'
                    -- the name in the registry will be another one
                    WHEN k.flags & 0x10000 THEN ''
                    -- with Windows' own binary it is a matter of ISO-S006 or ISO-S007
                    WHEN w.name IS NOT NULL AND NOT k.umdf
                         AND (k."binary" = '' OR EXISTS (SELECT 1 FROM inf_copy c
                                                         WHERE c.inf = k.inf AND c.file = k.binary_file)) THEN 'inbox'
                    WHEN e.name IS NOT NULL THEN 'sample'
                    ELSE '' END AS fault
        FROM   (SELECT inf, name, name AS item, flags, "binary", binary_file, 0 AS umdf, evidence
                FROM   inf_service
                WHERE  name IS NULL OR name <> ''
                UNION ALL
                SELECT inf, service, 'UmdfService ' || service, 0, "binary", binary_file, 1, evidence
                FROM   inf_wdf
                WHERE  framework = 'umdf' AND service <> '') k
               LEFT JOIN list_service_inbox w ON w.name = k.name
               LEFT JOIN list_service_sample e ON e.name = k.name) s;
