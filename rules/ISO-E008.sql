-- id:        ISO-E008
-- title:     Components have names of their own and legal ids
-- subject:   inf
-- infverif:  1086, 1150
-- from:      15063
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    AddComponent
-- why:       Windows makes the device SWC\id for each id; a second line of the same name is skipped, and an id
--            that is no device id makes no device.
-- fix:       Give each component a name of its own, and ids without backslash, comma or the prefix SWC
SELECT d.inf AS subject,
       CASE WHEN d.name IS NOT NULL THEN 'AddComponent ' || d.value END AS item,
       CASE WHEN d.name IS NULL THEN NULL
            ELSE NOT EXISTS (SELECT 1 FROM inf_directive o
                             WHERE o.inf = d.inf AND o.name = 'addcomponent' AND o.argument = d.argument
                             AND (o.section = d.section OR o.value <> d.value) AND o.evidence < d.evidence)
            END AS ok,
       'component ' || d.argument || ' of section ' || d.section || ' is declared by another line already' AS why,
       -- other install sections may add the component again, but not another of its name
       CASE WHEN EXISTS (SELECT 1 FROM inf_directive o
                         WHERE o.inf = d.inf AND o.name = 'addcomponent' AND o.argument = d.argument
                         AND o.section = d.section AND o.evidence < d.evidence) THEN NULL
            ELSE 'isolated=warning whql=info universal=info declarative=info' END AS at_most,
       CASE WHEN EXISTS (SELECT 1 FROM inf_directive o
                         WHERE o.inf = d.inf AND o.name = 'addcomponent' AND o.argument = d.argument
                         AND o.section = d.section AND o.evidence < d.evidence) THEN '1086' END AS infverif,
       d.evidence
FROM   inf_directive d
WHERE  d.name IS NULL OR (d.name = 'addcomponent' AND d.argument <> '')
UNION ALL
SELECT d.inf,
       'ComponentIDs of ' || d.section,
       d.value NOT LIKE '%\%',
       'ComponentIDs of ' || d.owner || ' has a backslash in ' || d.value || '; Windows adds SWC\ itself',
       NULL,
       '1150',
       d.evidence
FROM   inf_directive d
WHERE  d.name = 'componentids' AND d.companion = 'addcomponent';
