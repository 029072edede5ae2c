-- id:        ISO-E004
-- title:     COM servers are in-process and registered by AddComServer
-- subject:   inf
-- infverif:  1325, 1320, 1321, 1160, 1013, 1289
-- from:      16299
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    AddComServer and AddComClass
-- why:       A class registered below HKCR belongs to the machine: another package can take its CLSID, and the
--            path does not follow the driver store.
-- fix:       AddComServer in the .COM section, with ServerType 1, ServerBinary on DIRID 13 and AddComClass;
--            consumers call CoRegisterDeviceCatalog
SELECT r.inf AS subject,
       r.root || '\' || r.key || '!' || r.value AS item,
       CASE WHEN r.root IS NULL THEN NULL
            WHEN r.root = 'HKLM' AND NOT under(r.key, 'SOFTWARE\Classes') THEN 1
            -- audio processing objects are ISO-R005
            WHEN r.key LIKE '%AudioEngine\AudioProcessingObjects%' THEN 1
            ELSE NOT (r.key LIKE '%CLSID\{%' OR r.key LIKE '%InprocServer32%' OR r.key LIKE '%LocalServer32%'
                      OR '\' || r.key LIKE '%\TypeLib%' OR '\' || r.key LIKE '%\Interface\%') END AS ok,
       r.root || '\' || r.key || ' registers COM by hand'
            || CASE WHEN i.window_high BETWEEN 0 AND 26099 THEN '; no isolated equivalent on these builds'
                    ELSE '' END || '; excepted until the next ruleset' AS why,
       CASE WHEN i.window_high BETWEEN 0 AND 26099 THEN 'isolated=warning ' ELSE '' END
            || 'whql=info universal=info declarative=info' AS at_most,
       CASE WHEN r.value = '' AND (r.data = '' OR r.flags & 16) THEN '1320' ELSE '1321' END AS infverif,
       r.evidence
FROM   inf_registry r
       JOIN inf i ON i.inf = r.inf
WHERE  r.root IS NOT 'HKR' AND (r.operation IS NULL OR (r.operation = 'AddReg' AND r.root IN ('HKCR', 'HKLM')))
UNION ALL
SELECT d.inf,
       'ServerType of ' || d.section,
       coalesce(inf_number(nullif(d.argument, '')) = 1, 0),
       'COM server section ' || d.section || ' has ServerType ' || d.value || '; only 1, in-process, is isolated',
       'whql=info universal=warning declarative=warning',
       '1325',
       d.evidence
FROM   inf_directive d
WHERE  d.name = 'servertype' AND d.companion = 'comserver'
UNION ALL
SELECT d.inf,
       'ServerBinary ' || d.argument || ' of ' || d.section,
       d.argument LIKE '!%13!%\%' ESCAPE '!',
       'COM server section ' || d.section || ' has its binary at ' || d.argument
            || ', not in the driver store (DIRID 13)',
       'whql=info universal=info declarative=info',
       NULL,
       d.evidence
FROM   inf_directive d
WHERE  d.name IN ('serverbinary', 'serverbinarywow64', 'serverbinaryarmwow64') AND d.companion = 'comserver'
       -- a file of the store that is looked for elsewhere is ISO-F012's
       AND NOT EXISTS (SELECT 1 FROM inf_copy c WHERE c.inf = d.inf AND c.file = leaf(d.argument) COLLATE NOCASE
                       AND c.dirid = 13)
UNION ALL
-- what the section of a server cannot do without
SELECT d.inf,
       d.data || ' without ' || n.entry,
       CASE WHEN EXISTS (SELECT 1 FROM inf_directive e
                         WHERE e.inf = d.inf AND e.name = n.entry AND e.section = d.data) THEN 1
            ELSE (SELECT CASE WHEN i.complete = 1 THEN 0 END FROM inf i WHERE i.inf = d.inf) END,
       'COM server section ' || d.data || ' has no ' || n.entry,
       NULL,
       CASE n.entry WHEN 'AddComClass' THEN '1289' ELSE '1013' END,
       d.evidence
FROM   (SELECT inf, data_section AS data, evidence
        FROM   inf_directive
        WHERE  name = 'addcomserver' AND target_present = 1) d
       JOIN (SELECT 'ServerType' AS entry UNION ALL SELECT 'ServerBinary' UNION ALL SELECT 'AddComClass') n
UNION ALL
SELECT d.inf,
       'ThreadingModel of ' || d.section,
       d.argument IN ('Apartment', 'Free', 'Both', 'Neutral'),
       'class section ' || d.section || ' has ThreadingModel ' || d.value
            || '; there are Apartment, Free, Both and Neutral',
       NULL,
       '1160',
       d.evidence
FROM   inf_directive d
WHERE  d.name = 'threadingmodel' AND d.companion = 'comclass';
