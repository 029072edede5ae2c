-- id:        ISO-K002
-- title:     Parameters hold what the INF set
-- subject:   service
-- from:      17134
-- severity:  isolated=violation whql=info universal=info declarative=info
-- confidence:strong
-- source:    Immutable service registry state; Internal state
-- why:       Parameters is read-only at run time; an override belongs into the persistent state, where it does
--            not change what the package is.
-- fix:       Write overrides to the persistent or shared state
SELECT s.service AS subject,
       i.place || '!' || i.name AS item,
       CASE WHEN s.own IS NULL OR i.name IS NULL OR p.inf IS NULL THEN NULL
            WHEN f.complete IS NOT 1 AND w.inf IS NULL THEN NULL
            WHEN w.inf IS NULL THEN 0
            ELSE coalesce(inf_data_equal(w.flags, w.data, i.type, i.data), 1) END AS ok,
       CASE WHEN p.inf IS NULL THEN 'what the INF sets is not known: its INF was not read'
            WHEN w.inf IS NULL THEN i.place || '!' || i.name || ' = ' || i.text || ' is not set by the INF'
            ELSE i.place || '!' || i.name || ' = ' || i.text || ', but the INF sets ' || w.data END AS why,
       i.evidence, w.evidence AS evidence2
FROM   service s
       JOIN service_item i ON i.service = s.service
       LEFT JOIN package p ON p.package = s.package
       LEFT JOIN inf f ON f.inf = p.inf
       LEFT JOIN inf_registry w ON w.inf = p.inf AND w.operation = 'AddReg' AND w.context = 'service'
            AND w.service = s.name AND w.root = 'HKR' AND w.key = i.place AND w.value = i.name
WHERE  (s.own = 1 OR s.own IS NULL)
       AND (i.name IS NULL OR (i.kind = 'value' AND (i.place = 'Parameters' OR i.place LIKE 'Parameters\%')
            -- the framework and its tracing write these themselves
            AND i.place NOT LIKE 'Parameters\Wdf%' AND i.name <> 'WppRecorder_TraceGuid'))
GROUP  BY s.service, i.place, i.name, i.evidence;
