-- id:        ISO-K008
-- title:     Minifilter instances lie under Parameters from 24H2 on, in the registry too
-- subject:   service
-- from:      26100
-- severity:  isolated=warning whql=info universal=info declarative=info
-- source:    Minifilter INF files, 24H2 change
-- why:       From build 26100 the filter manager reads instances from Parameters\Instances; the key Instances in the
--            root of a service is what older Windows needs.
-- fix:       A section for NTamd64.10.0...25952 that writes HKR,Parameters\Instances
SELECT s.service AS subject,
       'Instances' AS item,
       CASE WHEN s.own IS NULL THEN NULL
            WHEN max(i.place = 'root' AND i.name = 'Instances') = 1 THEN 0
            WHEN s.complete IS NOT 1 OR max(i.name IS NULL) = 1 THEN NULL
            ELSE 1 END AS ok,
       CASE WHEN s.own IS NULL THEN 'whether service ' || s.name || ' belongs to its package is not known: an INF that owns it was not read'
            WHEN max(i.place = 'root' AND i.name = 'Instances') IS NOT 1
            THEN 'the key of service ' || s.name || ' could not be read to its end'
            WHEN max(i.place = 'Parameters' AND i.name = 'Instances') = 1
            THEN 'minifilter ' || s.name || ' has instances in its root and under Parameters'
            ELSE 'minifilter ' || s.name || ' has its instances in the root of its key' END AS why,
       -- both places serve both kinds of Windows; a package from before the change could know of the root only
       CASE WHEN max(i.place = 'Parameters' AND i.name = 'Instances') = 1 THEN 'info'
            WHEN (SELECT max(coalesce(p.driver_date, f.driver_date))
                  FROM   service_package o JOIN package p ON p.package = o.package LEFT JOIN inf f ON f.inf = p.inf
                  WHERE  o.service = s.service AND o.inbox = 0) >= '2024-10-01' THEN NULL
            ELSE 'info' END AS at_most,
       coalesce(max(CASE WHEN i.place = 'root' AND i.name = 'Instances' THEN i.evidence END), s.key_evidence) AS evidence
FROM   service s
       JOIN service_item i ON i.service = s.service AND (i.kind = 'key' OR i.kind IS NULL)
            AND (i.name = 'Instances' OR i.name IS NULL) AND (i.place IN ('root', 'Parameters', 'below') OR i.place IS NULL)
WHERE  s.own IS NOT 0
       AND (s.type IS NULL OR s.type = 2 OR s.load_group LIKE 'FSFilter%')
GROUP  BY s.service;
