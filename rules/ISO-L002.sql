-- id:        ISO-L002
-- title:     The service runs from where its INF says
-- subject:   service
-- from:      16299
-- severity:  isolated=violation whql=info universal=info declarative=info
-- confidence:strong
-- source:    Run from driver store, Service binary
-- why:       An ImagePath that contradicts the installed INF was changed by hand or left over: what runs is not
--            what the package installs.
-- fix:       Reinstall the package; never edit ImagePath
SELECT s.service AS subject,
       v.name AS item,
       CASE WHEN s.location IS NULL OR v.binary_dirid IS NULL THEN NULL
            ELSE (v.binary_dirid = 13) = s.in_driver_store END AS ok,
       'the INF runs service ' || s.name || ' from DIRID ' || v.binary_dirid || ', but ImagePath leads to '
            || coalesce(nullif(s.resolved_path, ''), s.image_path) AS why,
       s.evidence, v.binary_evidence AS evidence2
FROM   service s
       JOIN package p ON p.package = s.package
       JOIN inf_service v ON v.inf = p.inf AND v.name = s.name AND v.binary_dirid >= 0
WHERE  s.own = 1
UNION ALL
SELECT s.service, s.name, NULL,
       CASE WHEN s.package IS NULL THEN 'the package that owns service ' || s.name || ' is not known here'
            ELSE 'the INF that owns service ' || s.name || ' was not read' END,
       s.evidence, NULL
FROM   service s LEFT JOIN package p ON p.package = s.package
WHERE  s.own IS NULL;
