-- id:        ISO-S002
-- title:     Values of the service manager are set by directives
-- subject:   inf
-- infverif:  1323, 1430
-- severity:  isolated=violation whql=info universal=violation declarative=info
-- source:    Using AddReg to modify intrinsic state of a service
-- why:       Start type, triggers, security and the like have directives of their own; AddReg bypasses the
--            service manager.
-- fix:       Use the directive (StartType, AddTrigger, ServiceSidType, FailureActions ...)
SELECT r.inf AS subject,
       r.service || '\' || r.key || '!' || r.value AS item,
       CASE WHEN r.root IS NULL THEN NULL ELSE n.name IS NULL END AS ok,
       'service ' || r.service || ': ' || n.name || ' is written by AddReg; the directive is ' || n.directive AS why,
       CASE WHEN CAST(n.from_build AS INTEGER) > 0
                 AND (SELECT i.window_high FROM inf i WHERE i.inf = r.inf)
                     BETWEEN 0 AND CAST(n.from_build AS INTEGER) - 1 THEN 'warning' END AS at_most,
       r.evidence
FROM   inf_registry r
       LEFT JOIN list_service_intrinsic n
            ON (n.kind = 'value' AND r.key = '' AND n.name = r.value)
            OR (n.kind = 'key' AND (r.key = n.name OR r.key LIKE n.name || '\%'))
WHERE  r.operation IS NULL
       OR (r.operation = 'AddReg' AND r.context = 'service' AND r.root = 'HKR');
