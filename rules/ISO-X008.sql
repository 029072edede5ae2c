-- id:        ISO-X008
-- title:     Windows' own record agrees with the INF
-- subject:   package
-- from:      9600
-- severity:  isolated=warning whql=info universal=info declarative=info
-- confidence:circumstantial
-- source:    DriverPackages\StatusFlags, PnpLockdownFiles and PnpResources, decoded by correlation
-- why:       Windows noted what it saw the INF do. Where the note and the INF disagree, another INF was
--            installed, or one of the two is read wrongly.
-- fix:       Find out which INF was installed; stage the package again
SELECT p.package AS subject,
       'copies out of the store' AS item,
       CASE WHEN i.complete IS NOT 1 OR i.applies IS NOT 1 OR p.status_flags IS NULL THEN NULL
            WHEN NOT EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = p.inf) AND p.status_flags & 2 = 0 THEN 1
            ELSE (p.status_flags & 2 > 0) =
                 EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = p.inf AND c.dirid IS NOT 13) END AS ok,
       CASE WHEN p.status_flags IS NULL THEN 'StatusFlags could not be read'
            WHEN i.complete IS NOT 1 THEN 'the INF was not read to its end'
            WHEN i.applies IS NOT 1 THEN 'no section of the INF applies to this system, so it cannot be compared with the record'
            WHEN p.status_flags & 2 THEN 'Windows recorded files copied out of the store (StatusFlags '
                 || format('0x%x', p.status_flags) || '), but every destination that applies is 13'
            ELSE 'the INF copies files out of the store, but Windows did not record it (StatusFlags '
                 || format('0x%x', p.status_flags) || ')' END AS why,
       coalesce(p.status_flags_evidence, p.evidence) AS evidence
FROM   package p LEFT JOIN inf i ON i.inf = p.inf
WHERE  p.in_registry IS NOT 0
UNION ALL
SELECT p.package, 'writes outside HKR',
       CASE WHEN i.complete IS NOT 1 OR i.applies IS NOT 1 OR p.status_flags IS NULL THEN NULL
            ELSE (p.status_flags & 4 > 0) =
                 EXISTS (SELECT 1 FROM inf_registry r WHERE r.inf = p.inf AND r.operation = 'AddReg' AND r.root <> 'HKR') END,
       CASE WHEN p.status_flags IS NULL THEN 'StatusFlags could not be read'
            WHEN i.complete IS NOT 1 THEN 'the INF was not read to its end'
            WHEN i.applies IS NOT 1 THEN 'no section of the INF applies to this system, so it cannot be compared with the record'
            WHEN p.status_flags & 4 THEN 'Windows recorded registry writes outside HKR (StatusFlags '
                 || format('0x%x', p.status_flags) || '), but the lines that apply write under HKR only'
            ELSE 'the INF writes outside HKR, but Windows did not record it (StatusFlags '
                 || format('0x%x', p.status_flags) || ')' END,
       coalesce(p.status_flags_evidence, p.evidence)
FROM   package p LEFT JOIN inf i ON i.inf = p.inf
WHERE  p.in_registry IS NOT 0
UNION ALL
SELECT l.package, 'recorded file ' || l.path,
       CASE WHEN l.path IS NULL OR i.complete IS NOT 1 OR i.applies IS NOT 1 THEN NULL
            ELSE EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = p.inf AND c.dirid IS NOT 13) END,
       CASE WHEN l.path IS NULL THEN 'PnpLockdownFiles of SOFTWARE could not be read'
            WHEN i.complete IS NOT 1 THEN 'the INF was not read to its end'
            WHEN i.applies IS NOT 1 THEN 'no section of the INF applies to this system, so it cannot be compared with the record'
            ELSE l.path || ' is recorded outside the store, but every destination that applies is 13' END,
       l.evidence
FROM   package_lockdown l JOIN package p ON p.package = l.package
       LEFT JOIN inf i ON i.inf = p.inf
UNION ALL
SELECT r.package, coalesce('recorded value ' || r.root || '\' || r.path, 'recorded values'),
       CASE WHEN r.root IS NULL OR i.complete IS NOT 1 OR i.applies IS NOT 1 THEN NULL
            ELSE EXISTS (SELECT 1 FROM inf_registry x WHERE x.inf = p.inf AND x.operation = 'AddReg' AND x.root <> 'HKR') END,
       CASE WHEN r.root IS NULL THEN 'PnpResources of SOFTWARE could not be read'
            WHEN i.complete IS NOT 1 THEN 'the INF was not read to its end'
            WHEN i.applies IS NOT 1 THEN 'no section of the INF applies to this system, so it cannot be compared with the record'
            ELSE r.root || '\' || r.path || ' is recorded as written by ' || r.inf_name || ', but the lines that apply write under HKR only' END,
       r.evidence
FROM   package_resource r JOIN package p ON p.package = r.package
       LEFT JOIN inf i ON i.inf = p.inf;
