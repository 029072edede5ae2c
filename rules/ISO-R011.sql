-- id:        ISO-R011
-- title:     No two sections set one value differently
-- subject:   inf
-- infverif:  1331, 1332
-- severity:  isolated=violation whql=info universal=violation declarative=warning
-- source:    InfVerif 133x
-- why:       A value outside the device's own key exists once: with two devices of the package in one machine
--            the section that ran last decides for both.
-- fix:       Write the value under HKR of the device
SELECT subject,
       path || CASE value WHEN '' THEN '' ELSE '!' || value END AS item,
       -- a flag that is no number may be the same type or another
       CASE WHEN states > 1 THEN 0 END AS ok,
       'sections ' || first || ' and ' || last || ' set '
            || path || CASE value WHEN '' THEN '' ELSE ', value ' || value END
            || CASE WHEN states < 2 THEN ' with flags that are not a number'
                    WHEN low = high THEN ' with different types'
                    ELSE ' differently: "' || low || '" and "' || high || '"' END AS why,
       CASE WHEN path LIKE 'HKLM\SYSTEM\CurrentControlSet\Services\%' THEN '1332' ELSE '1331' END AS infverif,
       evidence,
       nullif(evidence2, evidence) AS evidence2
FROM  (SELECT subject, path, max(value) AS value,
              count(DISTINCT section) AS sections, min(section) AS first, max(section) AS last,
              count(DISTINCT type || ' ' || CASE type WHEN 65537 THEN coalesce(inf_number(data), data)
                                                       ELSE data END) AS states,
              min(data) AS low, max(data) AS high,
              max(flags IS NULL) AS unread,
              min(evidence) AS evidence, max(evidence) AS evidence2
       FROM  (SELECT i.inf AS subject, r.section, r.value, r.flags, r.data, r.evidence,
                     coalesce(r.flags & 16384, 0) AS narrow,
                     r.flags & 4294901765 AS type,
                     -- HKCR is a part of HKLM, and so is the key of a service
                     CASE WHEN r.root = 'HKCR' THEN 'HKLM\SOFTWARE\Classes\' || r.key
                          WHEN r.root <> 'HKR' THEN r.root || '\' || r.key
                          ELSE 'HKLM\SYSTEM\CurrentControlSet\Services\'
                               || CASE r.context WHEN 'eventlog' THEN 'EventLog of ' ELSE '' END || r.service
                               || CASE r.key WHEN '' THEN '' ELSE '\' || r.key END END AS path
              FROM   inf i CROSS JOIN inf_registry r ON r.inf = i.inf
              -- one section alone cannot disagree; that is told once for an INF
              WHERE  (SELECT min(section) <> max(section)
                      FROM   (SELECT q.section FROM inf_registry q
                              WHERE q.inf = i.inf AND q.root IS NOT 'HKR' AND q.operation = 'AddReg'
                              UNION ALL
                              SELECT q.section FROM inf_registry q
                              WHERE q.inf = i.inf AND q.context IN ('service', 'eventlog')
                              AND q.operation = 'AddReg'))
                     AND r.operation = 'AddReg'
                     -- HKR of a device is a key of its own for each
                     AND (r.root <> 'HKR' OR r.context IN ('service', 'eventlog'))
                     -- neither a key by itself nor an addition to a list
                     AND NOT (r.value = '' AND r.data = '')
                     AND coalesce(r.flags & 8216, 0) = 0)
       GROUP BY subject, path COLLATE NOCASE, value COLLATE NOCASE, narrow)
WHERE  sections > 1 AND (states > 1 OR unread)
UNION ALL
SELECT inf, CASE complete WHEN 1 THEN 'every other value' END, CASE complete WHEN 1 THEN 1 END,
       NULL, NULL, evidence, NULL
FROM   inf i
WHERE  complete IS NOT 1
       OR EXISTS (SELECT 1 FROM inf_registry r
                  WHERE r.inf = i.inf AND r.root IS NOT 'HKR' AND r.operation = 'AddReg')
       OR EXISTS (SELECT 1 FROM inf_registry r
                  WHERE r.inf = i.inf AND r.context IN ('service', 'eventlog') AND r.operation = 'AddReg');
