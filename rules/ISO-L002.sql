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
       s.name AS item,
       -- one owner whose INF names this path is enough
       CASE WHEN s.location IS NULL THEN NULL
            ELSE any_of(CASE WHEN v.binary_dirid IS NULL THEN NULL
                             WHEN v.binary_dirid = 13
                             THEN s.resolved_path = '\Windows\System32\DriverStore\FileRepository\' || p.package_id || '\'
                                  || trim(v.binary_subdir || '\' || v.binary_file, '\')
                             WHEN d.dirid IS NOT NULL
                             THEN s.resolved_path = '\Windows\' || trim(d.directory || '\'
                                  || trim(v.binary_subdir || '\' || v.binary_file, '\'), '\')
                             -- where other DIRIDs lead is not known here
                             WHEN s.in_driver_store = 1 THEN 0 END) END AS ok,
       'the INF runs service ' || s.name || ' from ' || max(v."binary") || ', but ImagePath leads to '
            || coalesce(nullif(s.resolved_path, ''), s.image_path) AS why,
       s.evidence, max(v.binary_evidence) AS evidence2
FROM   service s
       JOIN service_package o ON o.service = s.service AND o.inbox = 0
       JOIN package p ON p.package = o.package
       JOIN inf_service v ON v.inf = p.inf AND v.name = s.name AND v.binary_dirid >= 0
       LEFT JOIN list_dirid d ON CAST(d.dirid AS INTEGER) = v.binary_dirid
WHERE  s.own = 1
GROUP  BY s.service
UNION ALL
SELECT s.service, s.name, NULL,
       CASE WHEN s.complete IS NOT 1 THEN 'the key of service ' || s.name || ' could not be read to its end'
            ELSE 'an INF that owns service ' || s.name || ' was not read' END,
       s.evidence, NULL
FROM   service s
WHERE  s.own IS NULL;
