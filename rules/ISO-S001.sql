-- id:        ISO-S001
-- title:     Settings of a service lie under Parameters
-- subject:   inf
-- infverif:  1323
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    Immutable service registry state
-- why:       Everything but Parameters in a service's key belongs to the service control manager; a driver's own
--            values there collide with it and are not protected.
-- fix:       Move the value to HKR,Parameters and open it with the parameter function
SELECT x.inf AS subject,
       CASE WHEN x.absolute THEN 'HKLM\' || x.path ELSE x.service || '\' || x.key END || '!' || x.value AS item,
       CASE WHEN x.service IS NULL THEN NULL
            ELSE x.key LIKE 'Parameters' OR x.key LIKE 'Parameters\%' END AS ok,
       'service ' || x.service || ': value ' || CASE x.value WHEN '' THEN '(default)' ELSE x.value END
            || ' is written to ' || CASE x.key WHEN '' THEN 'the root of the service key' ELSE x.key END
            || CASE WHEN x.absolute THEN ', by an absolute path' ELSE '' END AS why,
       CASE WHEN (SELECT i.window_high FROM inf i WHERE i.inf = x.inf) BETWEEN 0 AND 17133
            THEN 'warning' END AS at_most,
       -- an absolute path has the codes of ISO-R001
       CASE WHEN NOT x.absolute THEN '1323' END AS infverif,
       x.evidence
FROM   (SELECT inf, service, "key", "key" AS path, value, 0 AS absolute, evidence
        FROM   inf_registry
        WHERE  context IN ('service', 'eventlog')
               AND operation = 'AddReg' AND context = 'service' AND root = 'HKR'
        UNION ALL
        SELECT inf, service, "key", "key", value, 0, evidence
        FROM   inf_registry
        WHERE  root IS NOT 'HKR' AND operation IS NULL
        UNION ALL
        SELECT r.inf, part(r.key, 3),
               substr(r.key, length(part(r.key, 0) || part(r.key, 1) || part(r.key, 2) || part(r.key, 3)) + 5),
               r.key, r.value, 1, r.evidence
        FROM   inf_registry r
        WHERE  r.root IS NOT 'HKR' AND r.operation = 'AddReg' AND r.root = 'HKLM' AND r.key LIKE 'SYSTEM\%ControlSet%\Services\%'
               AND EXISTS (SELECT 1 FROM inf_service v
                           WHERE v.inf = r.inf AND v.name = part(r.key, 3) AND v.name <> '')) x
WHERE  x.service IS NULL
       OR x.key LIKE 'Parameters' OR x.key LIKE 'Parameters\%'
       -- filter instances are ISO-S014, values of the service manager ISO-S002
       OR (x.key NOT LIKE 'Instances' AND x.key NOT LIKE 'Instances\%'
           AND NOT EXISTS (SELECT 1 FROM list_service_intrinsic n
                           WHERE (n.kind = 'value' AND x.key = '' AND n.name = x.value)
                              OR (n.kind = 'key' AND (x.key LIKE n.name OR x.key LIKE n.name || '\%'))));
