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
       CASE WHEN s.third_party IS NULL THEN NULL
            ELSE (SELECT count(DISTINCT o.inf_name) FROM service_package o
                  WHERE o.service = s.service AND o.origin = 'Owners') < 2 END AS ok,
       'service ' || s.name || ' is owned by ' || (SELECT group_concat(DISTINCT o.inf_name) FROM service_package o
            WHERE o.service = s.service AND o.origin = 'Owners') AS why,
       (SELECT min(o.evidence) FROM service_package o WHERE o.service = s.service AND o.origin = 'Owners') AS evidence
FROM   service s
WHERE  s.third_party = 1 OR s.third_party IS NULL;
