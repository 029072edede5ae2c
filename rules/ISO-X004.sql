-- id:        ISO-X004
-- title:     One package owns a service
-- subject:   service
-- from:      9200
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    Using device interfaces; independent servicing
-- why:       A service that several packages own changes with whichever is installed last.
-- fix:       One owner for each service; the others reach it through a device interface
SELECT s.service AS subject,
       s.name AS item,
       -- only packages that add the service count; one that was not read may be another
       CASE WHEN count(DISTINCT v.inf) > 1 THEN 0
            WHEN EXISTS (SELECT 1 FROM service_owner x
                         WHERE x.service = s.service AND x.origin = 'Owners' AND x.inf_name LIKE 'oem%'
                         AND NOT EXISTS (SELECT 1 FROM service_package y
                                         WHERE y.service = s.service AND y.inf_name = x.inf_name)) THEN NULL
            WHEN s.own IS NULL OR sum(p.package IS NOT NULL AND f.complete IS NOT 1 AND p.inbox = 0) > 0 THEN NULL
            ELSE 1 END AS ok,
       CASE WHEN count(DISTINCT v.inf) > 1
            THEN 'service ' || s.name || ' is added by ' || count(DISTINCT v.inf) || ' packages: '
                 || group_concat(DISTINCT CASE WHEN v.inf IS NOT NULL THEN o.inf_name END)
                 || coalesce((SELECT '; they set ' || a.key || '!' || a.value || ' differently (' || a.data || ', ' || b.data || ')'
                              FROM service_package x JOIN package px ON px.package = x.package
                                   JOIN inf_setting a ON a.inf = px.inf AND a.service = s.name
                                   JOIN service_package y ON y.service = x.service
                                   JOIN package py ON py.package = y.package
                                   JOIN inf_setting b ON b.inf = py.inf AND b.service = s.name
                              WHERE x.service = s.service AND px.inf < py.inf AND b.key = a.key AND b.value = a.value
                                    AND under(a.key, 'Parameters') AND b.data <> a.data COLLATE BINARY
                              ORDER BY a.key, a.value LIMIT 1), '')
            ELSE 'whether another package adds service ' || s.name || ' is not known: an INF that owns it was not read' END AS why,
       -- settings that contradict each other are worse than a shared name; a base and
       -- the extension of the same maker are serviced together
       CASE WHEN EXISTS (SELECT 1
                         FROM service_package x JOIN package px ON px.package = x.package
                              JOIN inf_setting a ON a.inf = px.inf AND a.service = s.name
                              JOIN service_package y ON y.service = x.service
                              JOIN package py ON py.package = y.package
                              JOIN inf_setting b ON b.inf = py.inf AND b.service = s.name
                         WHERE x.service = s.service AND px.inf < py.inf AND b.key = a.key AND b.value = a.value
                               AND under(a.key, 'Parameters') AND b.data <> a.data COLLATE BINARY) THEN NULL
            WHEN count(DISTINCT CASE WHEN v.inf IS NOT NULL THEN coalesce(p.provider, p.package) END) = 1
                 AND max(v.inf IS NOT NULL AND p.class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}') = 1 THEN 'info'
            ELSE 'warning' END AS at_most,
       coalesce(min(o.evidence), s.evidence) AS evidence
FROM   service s
       LEFT JOIN service_package o ON o.service = s.service AND o.origin = 'Owners'
       LEFT JOIN package p ON p.package = o.package
       LEFT JOIN inf f ON f.inf = p.inf
       LEFT JOIN inf_service v ON v.inf = p.inf AND v.name = s.name
WHERE  s.own IS NOT 0
GROUP  BY s.service;
