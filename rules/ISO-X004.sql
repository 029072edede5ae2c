-- id:        ISO-X004
-- title:     One package owns a service
-- subject:   service
-- from:      9200
-- severity:  isolated=warning whql=info universal=info declarative=info
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
            ELSE 'whether another package adds service ' || s.name || ' is not known: an INF that owns it was not read' END AS why,
       coalesce(min(o.evidence), s.evidence) AS evidence
FROM   service s
       LEFT JOIN service_package o ON o.service = s.service AND o.origin = 'Owners'
       LEFT JOIN package p ON p.package = o.package
       LEFT JOIN inf f ON f.inf = p.inf
       LEFT JOIN inf_service v ON v.inf = p.inf AND v.name = s.name
WHERE  s.own IS NOT 0
GROUP  BY s.service;
