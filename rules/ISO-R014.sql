-- id:        ISO-R014
-- title:     Descriptors of registry keys leave the system in and everybody else out
-- subject:   inf
-- infverif:  1226
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    AddReg directive, security-descriptor-string; InfVerif 1226
-- why:       Without SYSTEM and the administrators nobody can update or remove the key; with write access for
--            ordinary users a driver reads what any program put there.
-- fix:       Leave the descriptor out and let the key inherit; else grant GA to SY and BA and no write access to
--            anybody else
SELECT DISTINCT inf AS subject,
       '[' || list || '.security]: SYSTEM and administrators' AS item,
       CASE WHEN system = 0 OR administrators = 0 THEN 0 ELSE min(system, administrators) END AS ok,
       CASE WHEN valid = 0 THEN 'the descriptor cannot be read: ' || sddl
            ELSE 'section [' || list || '.security] gives no full access to '
                 || CASE WHEN system = 0 AND administrators = 0 THEN 'SYSTEM and the administrators'
                         WHEN system = 0 THEN 'SYSTEM' ELSE 'the administrators' END END AS why,
       'isolated=warning whql=info universal=info declarative=info' AS at_most,
       NULL AS infverif,
       evidence
FROM   inf_security
WHERE  place = 'registry' OR place IS NULL
UNION ALL
SELECT DISTINCT inf, '[' || list || '.security]: ordinary users', NOT everyone_writes,
       CASE WHEN valid = 0 THEN 'the descriptor cannot be read: ' || sddl
            ELSE 'section [' || list || '.security] lets ordinary users write: ' || sddl END,
       'whql=info universal=info declarative=info', NULL, evidence
FROM   inf_security
WHERE  place = 'registry'
UNION ALL
SELECT s.inf, '[' || s.list || '.security]: ' || s.context || ' key', 0,
       'section [' || s.list || '.security] gives a descriptor, but ' || s.list
            || ' writes values directly under HKR, whose key is not the package''s',
       NULL, '1226', s.evidence
FROM   inf_security s
WHERE  s.place = 'registry'
       AND EXISTS (SELECT 1 FROM inf_registry r
                   WHERE r.inf = s.inf AND r.list = s.list AND r.operation = 'AddReg' AND r.context = s.context
                   AND r.root = 'HKR' AND r.key = '');
