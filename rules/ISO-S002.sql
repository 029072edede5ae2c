-- id:        ISO-S002
-- title:     Values of the service manager are set by directives
-- subject:   inf
-- infverif:  1323, 1430
-- severity:  isolated=violation whql=info universal=info declarative=info
-- source:    Using AddReg to modify intrinsic state of a service
-- why:       Start type, triggers, security and the like have directives of their own; AddReg bypasses the
--            service manager.
-- fix:       Use the directive (StartType, AddTrigger, ServiceSidType, FailureActions ...); where a build does not
--            know it yet, keep the line in a section decorated for that build
SELECT x.inf AS subject,
       CASE WHEN x.absolute THEN 'HKLM\' || x.path ELSE x.service || '\' || x.key END || '!' || x.value AS item,
       CASE WHEN x.service IS NULL THEN NULL ELSE n.name IS NULL END AS ok,
       'service ' || x.service || ': ' || n.name || ' is written by AddReg; the directive is ' || n.directive
            || CASE WHEN n.from_build > '0' AND (SELECT i.window_high FROM inf i WHERE i.inf = x.inf)
                                                BETWEEN 0 AND CAST(n.from_build AS INTEGER) - 1
                    THEN ', which begins with build ' || n.from_build || ': right for older builds, if the section '
                         || 'is decorated for them'
                    ELSE '' END AS why,
       CASE WHEN n.from_build > '0' AND (SELECT i.window_high FROM inf i WHERE i.inf = x.inf)
                                        BETWEEN 0 AND CAST(n.from_build AS INTEGER) - 1
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
       LEFT JOIN list_service_intrinsic n
            ON (n.kind = 'value' AND x.key = '' AND n.name = x.value)
            OR (n.kind = 'key' AND (x.key LIKE n.name OR x.key LIKE n.name || '\%'));
