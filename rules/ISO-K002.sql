-- id:        ISO-K002
-- title:     Parameters hold what the INF set
-- subject:   service
-- from:      17134
-- blind:     state separation
-- severity:  isolated=violation whql=info universal=info declarative=info
-- confidence:strong
-- source:    Immutable service registry state; Internal state
-- why:       Parameters is read-only at run time; an override belongs into the persistent state, where it does
--            not change what the package is.
-- fix:       Write overrides to the persistent or shared state
SELECT s.service AS subject,
       i.place || '!' || i.name AS item,
       -- one owner whose INF sets it so is enough
       CASE WHEN s.own IS NULL OR i.name IS NULL THEN NULL
            ELSE any_of(CASE WHEN w.flags & 2 THEN 1             -- no clobber: what was there stays
                             WHEN i.size > 4096 THEN NULL           -- more than is kept
                             WHEN w.inf IS NOT NULL THEN inf_data_equal(w.flags, w.data, i.type, i.data)
                             WHEN f.complete = 1 THEN 0 END) END AS ok,
       CASE WHEN i.name IS NULL THEN 'the key of service ' || s.name || ' could not be read to its end'
            WHEN s.own IS NULL OR max(f.complete) IS NULL
            THEN 'what the INF sets in the Parameters of service ' || s.name || ' is not known: an INF that owns it was not read'
            WHEN max(w.inf) IS NULL THEN i.place || '!' || i.name || ' = ' || coalesce(i.text, '(unreadable)') || ' is not set by the INF'
            ELSE i.place || '!' || i.name || ' = ' || coalesce(i.text, '(unreadable)') || '; the INF sets ' || max(w.data) END AS why,
       i.evidence, max(w.evidence) AS evidence2
FROM   service s
       JOIN service_item i ON i.service = s.service
       LEFT JOIN service_package o ON o.service = s.service AND o.inbox = 0
       LEFT JOIN package p ON p.package = o.package
       LEFT JOIN inf f ON f.inf = p.inf
       LEFT JOIN inf_setting w ON w.inf = p.inf AND w.service = s.name AND w.key = i.place AND w.value = i.name
WHERE  s.own IS NOT 0
       AND (i.name IS NULL OR (i.kind = 'value' AND (i.place = 'Parameters' OR i.place LIKE 'Parameters\%')
            -- the framework and its tracing write these themselves
            AND i.place <> 'Parameters\Wdf' AND i.place NOT LIKE 'Parameters\Wdf\%' AND i.name <> 'WppRecorder_TraceGuid'))
GROUP  BY s.service, i.place, i.name, i.evidence;
