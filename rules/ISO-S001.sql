-- id:        ISO-S001
-- title:     Settings of a service lie under Parameters
-- subject:   inf
-- infverif:  1323
-- severity:  isolated=violation whql=info universal=violation declarative=info
-- source:    Immutable service registry state
-- why:       Everything but Parameters in a service's key belongs to the service control manager; a driver's own
--            values there collide with it and are not protected.
-- fix:       Move the value to HKR,Parameters and open it with the parameter function
SELECT r.inf AS subject,
       r.service || '\' || r.key || '!' || r.value AS item,
       CASE WHEN r.root IS NULL THEN NULL
            ELSE r.key = 'Parameters' OR r.key LIKE 'Parameters\%' END AS ok,
       'service ' || r.service || ': value ' || CASE r.value WHEN '' THEN '(default)' ELSE r.value END
            || ' is written to ' || CASE r.key WHEN '' THEN 'the root of the service key' ELSE r.key END AS why,
       CASE WHEN (SELECT i.window_high FROM inf i WHERE i.inf = r.inf) BETWEEN 0 AND 17133 THEN 'warning' END AS at_most,
       r.evidence
FROM   inf_registry r
WHERE  r.operation IS NULL
       OR (r.operation = 'AddReg' AND r.context = 'service' AND r.root = 'HKR'
           -- values of the service manager are ISO-S002, filter instances ISO-S014
           AND NOT EXISTS (SELECT 1 FROM list_service_intrinsic n
                           WHERE (n.kind = 'value' AND r.key = '' AND n.name = r.value)
                              OR (n.kind = 'key' AND (r.key = n.name OR r.key LIKE n.name || '\%')))
           AND r.key <> 'Instances' AND r.key NOT LIKE 'Instances\%');
