-- id:        ISO-K001
-- title:     A service key holds nothing but what belongs there
-- subject:   service
-- from:      17134
-- blind:     state separation
-- severity:  isolated=violation whql=info universal=info declarative=info
-- confidence:strong
-- source:    Service registry state
-- why:       Beside Parameters and State only values of the service manager stand in a service's key; anything
--            else is state at a place that nobody gave.
-- fix:       Settings to Parameters in the INF, run-time state through the state functions
WITH v AS MATERIALIZED (
-- the few services that matter first: whose a service is takes time to find out
SELECT service, name, own FROM service WHERE own IS NOT 0),
     s AS MATERIALIZED (
SELECT v.service, v.name, v.own, i.kind, i.name AS item, i.evidence,
       v.own IS NOT NULL AND EXISTS (SELECT 1 FROM list_service_root l WHERE l.kind = i.kind AND l.name = i.name) AS listed
FROM   v JOIN service_item i ON i.service = v.service
WHERE  i.place = 'root' OR i.place IS NULL)
SELECT s.service AS subject,
       s.kind || ' ' || s.item AS item,
       CASE WHEN s.own IS NULL OR s.item IS NULL THEN NULL ELSE 0 END AS ok,
       CASE WHEN s.item IS NULL THEN 'the key of service ' || s.name || ' could not be read to its end'
            WHEN s.own IS NULL THEN 'whether service ' || s.name || ' belongs to its package is not known: an INF that owns it was not read'
            ELSE 'the ' || s.kind || ' ' || s.item || ' stands in the root of service ' || s.name
                 || CASE WHEN max(w.inf) IS NOT NULL THEN '; the INF writes it' ELSE '; the INF does not write it' END END AS why,
       -- what the INF does not write was written by somebody at run time
       CASE WHEN max(w.inf) IS NULL AND s.own IS NOT NULL THEN 'warning' END AS at_most,
       s.evidence, max(w.evidence) AS evidence2
FROM   s
       LEFT JOIN service_package o ON o.service = s.service AND o.inbox = 0
       LEFT JOIN package p ON p.package = o.package
       LEFT JOIN inf_setting w ON w.inf = p.inf AND w.service = s.name
            AND CASE s.kind WHEN 'value' THEN w.key = '' AND w.value = s.item
                            ELSE w.key = s.item OR w.key LIKE s.item || '\%' END
WHERE  NOT s.listed
GROUP  BY s.service, s.kind, s.item, s.evidence
UNION ALL
SELECT DISTINCT service, 'what belongs there', 1, NULL, NULL, NULL, NULL
FROM   s
WHERE  listed;
