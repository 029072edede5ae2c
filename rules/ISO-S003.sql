-- id:        ISO-S003
-- title:     An INF changes only services that it adds
-- subject:   inf
-- infverif:  1320, 1321
-- severity:  isolated=violation whql=violation universal=info declarative=info
-- source:    Using AddReg to modify a service that isn't added by the INF
-- why:       The service belongs to another package or to Windows: its owner's next update undoes the change, and
--            the value stays when this package goes.
-- fix:       Remove the line and ask the service through an interface that its owner offers
SELECT r.inf AS subject,
       r.operation || ' ' || r.root || '\' || r.key || CASE r.value WHEN '' THEN '' ELSE '!' || r.value END AS item,
       CASE WHEN r.root IS NULL THEN NULL
            WHEN EXISTS (SELECT 1 FROM inf_service v WHERE v.inf = r.inf AND v.name = part(r.key, 3)) THEN 1
            -- it may be added in the part that was not read
            WHEN (SELECT i.complete FROM inf i WHERE i.inf = r.inf) IS NOT 1 THEN NULL
            ELSE 0 END AS ok,
       r.operation || ' changes service ' || part(r.key, 3) || ', which this INF does not add: ' || r.key
            || CASE r.value WHEN '' THEN '' ELSE ', value ' || r.value END
            || CASE WHEN r.operation = 'AddReg'
                         AND EXISTS (SELECT 1 FROM list_ruleset l WHERE l.kind = 'hklm' AND under(r.key, l.value))
                    THEN '; excepted until the next ruleset' ELSE '' END AS why,
       -- DelReg has no code
       CASE WHEN r.operation <> 'AddReg'
                 OR EXISTS (SELECT 1 FROM list_ruleset l WHERE l.kind = 'hklm' AND under(r.key, l.value))
            THEN 'whql=warning' END AS at_most,
       -- a line without a value, or with FLG_ADDREG_KEYONLY, makes a key
       CASE WHEN r.operation <> 'AddReg' THEN NULL
            WHEN r.value = '' AND (r.data = '' OR r.flags & 0x10) THEN '1320' ELSE '1321' END AS infverif,
       r.evidence
FROM   inf_registry r
WHERE  r.root IS NOT 'HKR' AND (r.root IS NULL
       OR (r.root = 'HKLM' AND r.key LIKE 'SYSTEM\%ControlSet%\Services\_%'
           AND (part(r.key, 1) LIKE 'CurrentControlSet' OR part(r.key, 1) LIKE 'ControlSet%')
           AND part(r.key, 2) LIKE 'Services'
           -- registration of event logs is ISO-S015 and ISO-E001
           AND part(r.key, 3) NOT LIKE 'EventLog'));
