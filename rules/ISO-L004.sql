-- id:        ISO-L004
-- title:     The service binary lies in a directory of the system
-- subject:   service
-- infverif:  2085, 1322
-- severity:  isolated=violation whql=warning universal=warning declarative=warning
-- source:    Run from driver store; Dirids
-- why:       Program Files, ProgramData, a profile or a temporary folder are neither protected nor serviced like
--            the driver store.
-- fix:       Move the binary into the package
SELECT s.service AS subject,
       coalesce(nullif(s.resolved_path, ''), s.image_path, s.name) AS item,
       CASE WHEN s.third_party IS NULL OR s.location IS NULL THEN NULL
            WHEN s.resolved_path LIKE '\Windows\Temp\%' THEN 0
            -- a volume or a variable that nothing here explains
            WHEN s.location = 'foreign' AND s.unexplained THEN NULL
            ELSE s.location NOT IN ('outside', 'foreign') END AS ok,
       CASE WHEN s.location IS NULL THEN 'where service ' || s.name || ' runs from could not be read'
            WHEN s.third_party IS NULL THEN 'whose service ' || s.name || ' is, could not be read; it runs '
            ELSE 'service ' || s.name || ' runs ' END
            || coalesce(nullif(s.resolved_path, ''), s.image_path, '')
            || CASE WHEN s.location IS NULL THEN ''
                    WHEN s.location = 'foreign' AND s.unexplained THEN ', and whether that is this volume cannot be told'
                    WHEN s.resolved_path LIKE '\Windows\Temp\%' THEN ', from a temporary folder' WHEN s.location IN ('outside', 'foreign') THEN ', outside the Windows directory' ELSE '' END
            || CASE WHEN s.resolved_path LIKE '%\Temp\%' OR s.resolved_path LIKE '\Users\%'
                    THEN '; unprivileged users may be able to replace it' ELSE '' END AS why,
       CASE WHEN s.third_party = 0 THEN 'warning' END AS at_most,
       s.evidence
FROM   (SELECT *, image_path LIKE '\Device\%' OR image_path LIKE '\??\Volume{%' OR image_path LIKE '\??\GLOBALROOT\%'
               OR ltrim(image_path, '" \?') LIKE '|%%' ESCAPE '|' AS unexplained
        FROM   service) s
WHERE  s.location IS NOT 'none'
       AND (s.third_party = 1 OR s.third_party IS NULL OR (s.inbox = 0 AND (s.owned = 1 OR s.type IN (1, 2, 8))));
