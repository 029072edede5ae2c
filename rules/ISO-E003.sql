-- id:        ISO-E003
-- title:     Filters are added by AddFilter
-- subject:   inf
-- infverif:  1329, 1384, 1321, 1087, 1085, 1020
-- from:      16299
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Device filter driver ordering; AddFilter
-- why:       A filter list in the registry has one order for all; whoever writes it last removes or displaces the
--            others.
-- fix:       AddFilter in the .Filters section, with FilterLevel or FilterPosition
SELECT r.inf AS subject,
       r.root || '\' || r.key || '!' || r.value AS item,
       CASE WHEN r.root IS NULL THEN NULL
            -- the levels are the base INF's to define
            WHEN r.value IN ('UpperFilterLevels', 'UpperFilterDefaultLevel', 'LowerFilterLevels',
                             'LowerFilterDefaultLevel')
            THEN NOT (r.root = 'HKR' AND r.key = '' AND r.context = 'hardware'
                      AND i.class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}')
            WHEN r.value NOT IN ('UpperFilters', 'LowerFilters') THEN 1
            WHEN r.root = 'HKR' THEN NOT (r.key = '' AND r.context IN ('hardware', 'device', 'class'))
            ELSE NOT (r.root = 'HKLM' AND (r.key LIKE 'SYSTEM\%ControlSet%\Control\Class\{%'
                                           OR r.key LIKE 'SYSTEM\%ControlSet%\Enum\%')) END AS ok,
       CASE WHEN r.value LIKE '%Level%'
            THEN r.value || ' is set by an extension: only the base INF defines filter levels'
            WHEN r.key LIKE '%\Control\Class\{%' OR r.context = 'class'
            THEN r.value || ' of a whole class gets ' || r.data
                 || ': a class filter, which has no isolated equivalent'
            WHEN i.class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}' AND NOT r.flags & 8
            THEN 'device filter ' || r.data || ' is written to ' || r.value || ' by an extension that does not append:'
                 || ' it wipes out the filters of others'
            ELSE 'device filter ' || r.data || ' is written to ' || r.value END AS why,
       CASE WHEN r.value LIKE '%Level%' THEN 'isolated=warning '
            WHEN i.window_high BETWEEN 0 AND 18361 AND r.context <> 'class' AND r.key NOT LIKE '%\Control\Class\{%'
                 AND NOT (i.class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}' AND NOT r.flags & 8)
            THEN 'isolated=warning ' ELSE '' END
            || CASE WHEN i.class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}' AND r.root = 'HKR'
                         AND r.value NOT LIKE '%Level%'
                    THEN 'whql=info universal=warning declarative=warning'
                    ELSE 'whql=info universal=info declarative=info' END AS at_most,
       CASE WHEN r.root <> 'HKR' THEN '1321'
            WHEN r.context = 'class' OR r.value LIKE '%Level%' THEN NULL
            WHEN i.class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}' THEN '1329, 1384'
            ELSE '1329' END AS infverif,
       r.evidence
FROM   inf_registry r
       JOIN inf i ON i.inf = r.inf
WHERE  r.operation IS NULL
       OR (r.operation = 'AddReg' AND (r.root = 'HKLM' OR (r.root = 'HKR' AND r.context <> 'service')))
UNION ALL
-- DEVPKEY_Device_UpperFilters and DEVPKEY_Device_LowerFilters
SELECT p.inf,
       'AddProperty ' || p.name || ',' || coalesce(p.pid, '?'),
       CASE WHEN p.name <> '{a45c254e-df1c-4efd-8020-67d146a850e0}' THEN 1 ELSE p.pid NOT IN (19, 20) END,
       'device filter ' || p.value || ' is written to the property of the device''s '
            || CASE p.pid WHEN 19 THEN 'upper' ELSE 'lower' END || ' filters',
       CASE WHEN i.window_high BETWEEN 0 AND 18361 THEN 'isolated=warning ' ELSE '' END
            || CASE WHEN i.class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}'
                    THEN 'whql=info universal=warning declarative=warning'
                    ELSE 'whql=info universal=info declarative=info' END,
       CASE WHEN i.class_guid = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}' THEN '1329, 1384' ELSE '1329' END,
       p.evidence
FROM   inf_property p
       JOIN inf i ON i.inf = p.inf
WHERE  p.operation = 'AddProperty'
UNION ALL
-- the data section of AddFilter: FilterLevel or FilterPosition
SELECT d.inf,
       'AddFilter ' || d.argument || ', ' || d.data,
       CASE (SELECT count(DISTINCT e.name) FROM inf_directive e
             WHERE e.inf = d.inf AND e.name IN ('filterlevel', 'filterposition') AND e.section = d.data)
            WHEN 1 THEN 1
            WHEN 2 THEN 0
            ELSE (SELECT CASE WHEN i.complete = 1 THEN 0 END FROM inf i WHERE i.inf = d.inf) END,
       'section ' || d.data || ' gives filter ' || d.argument
            || CASE WHEN EXISTS (SELECT 1 FROM inf_directive e
                                 WHERE e.inf = d.inf AND e.name = 'filterlevel' AND e.section = d.data)
                    THEN ' both a FilterLevel and a FilterPosition'
                    ELSE ' neither a FilterLevel nor a FilterPosition' END,
       NULL,
       CASE WHEN EXISTS (SELECT 1 FROM inf_directive e
                         WHERE e.inf = d.inf AND e.name = 'filterlevel' AND e.section = d.data)
            THEN '1087' ELSE '1085' END,
       d.evidence
FROM   (SELECT inf, argument, data_section AS data, evidence
        FROM   inf_directive
        WHERE  name = 'addfilter' AND target_present = 1) d
UNION ALL
-- the levels that stand for "no level"
SELECT d.inf,
       'FilterLevel ' || d.argument || ' of ' || d.owner,
       d.argument NOT IN ('*Upper', '*Lower'),
       'FilterLevel of filter ' || d.owner || ' is ' || d.argument || ', a name that Windows reserves for itself',
       NULL,
       '1020',
       d.evidence
FROM   inf_directive d
WHERE  d.name = 'filterlevel' AND d.companion = 'addfilter';
