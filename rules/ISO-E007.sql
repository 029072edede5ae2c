-- id:        ISO-E007
-- title:     AddSoftware follows the rules of its type
-- subject:   inf
-- infverif:  1141, 1142, 1144, 1014
-- from:      15063
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    AddSoftware; Using a component INF file
-- why:       An installer runs once, on desktop products only, and nothing removes what it leaves; from any other
--            INF than a component's it runs for devices that it does not belong to.
-- fix:       Refer to a Store app (SoftwareType 2), or move the software into a component INF, with SoftwareBinary
--            relative to the package, copied to DIRID 13, and SoftwareVersion
SELECT t.inf AS subject,
       CASE WHEN t.name IS NOT NULL THEN 'SoftwareType of ' || t.section END AS item,
       CASE WHEN t.name IS NULL THEN NULL ELSE inf_number(t.argument) IS NOT 1 END AS ok,
       'software ' || t.owner || ' has type 1, an installer, '
            || CASE WHEN i.class_guid = '{5c4c3332-344d-483c-8739-259e934c9cc8}'
                    THEN 'which works on desktop products only'
                    ELSE 'which only a component INF may have' END AS why,
       CASE WHEN i.class_guid = '{5c4c3332-344d-483c-8739-259e934c9cc8}' THEN 'isolated=warning ' ELSE '' END
            || 'whql=info declarative=warning' AS at_most,
       '1144' AS infverif,
       t.evidence
FROM   inf_directive t
       JOIN inf i ON i.inf = t.inf
WHERE  t.name IS NULL OR (t.name = 'softwaretype' AND t.companion = 'addsoftware')
UNION ALL
-- what each type cannot do without
SELECT t.inf,
       n.entry || ' of ' || t.section,
       CASE WHEN EXISTS (SELECT 1 FROM inf_directive e
                         WHERE e.inf = t.inf AND e.name = n.entry AND e.section = t.section AND e.argument <> '')
            THEN 1
            ELSE (SELECT CASE WHEN i.complete = 1 THEN 0 END FROM inf i WHERE i.inf = t.inf) END,
       'software ' || t.owner || ' of type ' || n.type || ' has no ' || n.entry,
       NULL,
       '1142',
       t.evidence
FROM   inf_directive t
       JOIN (SELECT 1 AS type, 'SoftwareBinary' AS entry UNION ALL SELECT 1, 'SoftwareVersion'
             UNION ALL SELECT 2, 'SoftwareID') n
WHERE  t.name = 'softwaretype' AND t.companion = 'addsoftware' AND inf_number(t.argument) = n.type
UNION ALL
SELECT b.inf,
       'SoftwareBinary ' || b.value,
       CASE WHEN b.argument LIKE '_:%' OR b.argument LIKE '\%' OR b.argument LIKE '!%%' ESCAPE '!' THEN 0
            WHEN EXISTS (SELECT 1 FROM inf_copy c
                         WHERE c.inf = b.inf AND c.dirid = 13 AND c.file = leaf(b.argument)) THEN 1
            WHEN EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = b.inf AND c.file IS NULL) THEN NULL
            ELSE 0 END,
       'SoftwareBinary of ' || b.owner || ' is ' || b.value
            || CASE WHEN b.argument LIKE '_:%' OR b.argument LIKE '\%' OR b.argument LIKE '!%%' ESCAPE '!'
                    THEN ', which is not relative to the package'
                    ELSE ', which no CopyFiles puts into the driver store (DIRID 13)' END,
       -- the documentation has an example with %13%
       CASE WHEN b.argument LIKE '!%13!%\%' ESCAPE '!' THEN 'info'
            WHEN b.argument LIKE '_:%' OR b.argument LIKE '\%' OR b.argument LIKE '!%%' ESCAPE '!' THEN NULL
            ELSE 'whql=info universal=info declarative=info' END,
       CASE WHEN b.argument LIKE '!%13!%\%' ESCAPE '!' THEN NULL
            WHEN b.argument LIKE '_:%' OR b.argument LIKE '\%' OR b.argument LIKE '!%%' ESCAPE '!' THEN '1141' END,
       b.evidence
FROM   inf_directive b
WHERE  b.name = 'softwarebinary' AND b.companion = 'addsoftware' AND b.argument <> ''
       AND EXISTS (SELECT 1 FROM inf_directive t
                   WHERE t.inf = b.inf AND t.name = 'softwaretype' AND t.section = b.section
                   AND inf_number(t.argument) = 1)
UNION ALL
SELECT s.inf,
       'SoftwareID ' || s.value,
       s.argument LIKE 'pfn://_%',
       'SoftwareID of ' || s.owner || ' is ' || s.value || ', not pfn:// and the name of a package family',
       NULL,
       '1014',
       s.evidence
FROM   inf_directive s
WHERE  s.name = 'softwareid' AND s.companion = 'addsoftware' AND s.argument <> '';
