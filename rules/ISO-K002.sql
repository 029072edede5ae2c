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
WITH v AS MATERIALIZED (
-- the few services that matter first: whose a service is takes time to find out
SELECT service, image, name, own, key_evidence, last_written FROM service WHERE own IS NOT 0),
     s AS MATERIALIZED (
SELECT v.service, v.name, v.own, i.kind, i.place, i.name AS item, i.type, i.size, i.data, i.text, i.evidence
FROM   v JOIN service_item i ON i.service = v.service
WHERE  (i.name IS NULL
            -- keys at the depth where reading ends
            OR (i.kind = 'key' AND i.place LIKE 'Parameters\%\%\%')
            OR (i.kind = 'value' AND (i.place = 'Parameters' OR i.place LIKE 'Parameters\%')
            -- the framework and its tracing write these themselves
            AND i.place <> 'Parameters\Wdf' AND i.place NOT LIKE 'Parameters\Wdf\%'
            AND i.name NOT IN ('TimeOfLastTelemetryLog', 'TimeOfLastSqmLog') AND i.name NOT LIKE 'WppRecorder\_%Guid' ESCAPE '\'))),
     -- Parameters with the last trace of an installation; a device installed again writes the service's key
     p AS MATERIALIZED (
SELECT v.service, v.name, v.image, v.key_evidence, i.last_written, i.evidence,
       (SELECT max(max(coalesce(p.import_date, ''), v.last_written,
                       coalesce((SELECT max(c.last_written) FROM package_configuration c WHERE c.package = p.package), '')))
        FROM   service_package o JOIN package p ON p.package = o.package
        WHERE  o.service = v.service AND o.inbox = 0) AS installed,
       (SELECT w.last_written FROM service_item w
        WHERE  w.service = v.service AND w.place = 'Parameters' AND w.kind = 'key' AND w.name = 'Wdf') AS framework
FROM   v JOIN service_item i ON i.service = v.service
WHERE  v.own = 1 AND i.place = 'root' AND i.kind = 'key' AND i.name = 'Parameters')
SELECT s.service AS subject,
       s.place || CASE s.kind WHEN 'key' THEN '\' ELSE '!' END || s.item AS item,
       -- one owner whose INF sets it so is enough
       CASE WHEN s.own IS NULL OR s.item IS NULL OR s.kind = 'key' THEN NULL
            ELSE any_of(CASE WHEN w.flags & 2 THEN 1             -- no clobber: what was there stays
                             WHEN s.size > 4096 THEN NULL           -- more than is kept
                             WHEN w.inf IS NOT NULL THEN inf_data_equal(w.flags, w.data, s.type, s.data)
                             WHEN f.complete = 1 THEN 0 END) END AS ok,
       CASE WHEN s.item IS NULL THEN 'the key of service ' || s.name || ' could not be read to its end'
            WHEN s.own IS NULL OR max(f.complete) IS NULL
            THEN 'what the INF sets in the Parameters of service ' || s.name || ' is not known: an INF that owns it was not read'
            WHEN s.kind = 'key' THEN 'what the key ' || s.place || '\' || s.item || ' of service ' || s.name || ' holds was not read: it lies too deep'
            WHEN max(w.inf) IS NULL THEN s.place || '!' || s.item || ' = ' || coalesce(s.text, '(unreadable)') || ' is not set by the INF'
            ELSE s.place || '!' || s.item || ' = ' || coalesce(s.text, '(unreadable)') || '; the INF sets ' || max(w.data) END AS why,
       NULL AS at_most, s.evidence, max(w.evidence) AS evidence2
FROM   s
       LEFT JOIN service_package o ON o.service = s.service AND o.inbox = 0
       LEFT JOIN package q ON q.package = o.package
       LEFT JOIN inf f ON f.inf = q.inf
       LEFT JOIN inf_setting w ON w.inf = q.inf AND w.service = s.name AND w.key = s.place AND w.value = s.item
GROUP  BY s.service, s.place, s.item, s.evidence
UNION ALL
-- written later than anything that an installation writes: a hint, as the time is the key's
SELECT p.service, 'Parameters, time', seconds(p.last_written) - seconds(p.installed) <= 300,
       CASE WHEN p.last_written IS NULL THEN 'when Parameters of service ' || p.name || ' was written could not be read'
            ELSE 'Parameters of service ' || p.name || ' was written at ' || p.last_written
                 || ', the last trace of an installation is of ' || p.installed
                 || '; circumstantial, as any value moves the time of its key' END,
       'warning', p.evidence, p.key_evidence
FROM   p
-- the framework may have made its key, the tracing its value
WHERE  coalesce(p.framework, '') < coalesce(p.last_written, '~')
       AND NOT EXISTS (SELECT 1 FROM service_item t WHERE t.service = p.service AND t.place = 'Parameters'
                       AND t.kind = 'value' AND (t.name LIKE 'WppRecorder\_%' ESCAPE '\' OR t.name LIKE 'TimeOfLast%Log'))
       -- sysprep, upgrades and offline servicing write many in the same minute: such times say nothing
       AND (p.last_written IS NULL OR p.image || ' ' || substr(p.last_written, 1, 16) NOT IN
            (SELECT z.image || ' ' || substr(y.last_written, 1, 16)
             FROM   service z JOIN service_item y ON y.service = z.service
             WHERE  y.place = 'root' AND y.kind = 'key' AND y.name = 'Parameters' AND y.last_written <> ''
             GROUP  BY 1 HAVING count(*) >= 5));
