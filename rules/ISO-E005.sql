-- id:        ISO-E005
-- title:     Declarative directives are well formed
-- subject:   inf
-- infverif:  1005, 1006, 1013, 1014, 1019, 1080, 1081, 1086, 1180, 1181, 1182
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    AddEventProvider; AddAutoLogger; AddComServer; AddFilter; AddComponent; AddSoftware
-- why:       Windows skips a directive that it cannot understand, so that a part of the driver is not installed.
-- fix:       Correct the value; lists/declarative_value.csv has what each entry may hold
SELECT d.inf AS subject,
       CASE WHEN d.name IS NOT NULL THEN n.directive || ' ' || d.value END AS item,
       CASE WHEN d.name IS NULL THEN NULL
            WHEN n.name <> '-1' AND d.argument = '' THEN 0
            WHEN n.needed = '1' AND d.data_section = '' THEN 0
            WHEN n.guid <> '-1'
            THEN part(replace(d.value, ',', '\'), n.guid) LIKE '{________-____-____-____-____________}'
                 AND part(replace(d.value, ',', '\'), n.guid) NOT GLOB '*[^-{}0-9a-fA-F]*'
            ELSE 1 END AS ok,
       n.directive || ' = ' || d.value || ' in section ' || d.section
            || CASE WHEN n.name <> '-1' AND d.argument = '' THEN ' names nothing'
                    WHEN n.needed = '1' AND d.data_section = ''
                    THEN ' names no section that describes it'
                    ELSE ' has no well-formed GUID as field ' || (n.guid + 1) END AS why,
       CASE WHEN n.name <> '-1' AND d.argument = '' THEN '1080'
            WHEN n.needed = '1' AND d.data_section = '' THEN '1005'
            ELSE '1019' END AS infverif,
       d.evidence
FROM   inf_directive d
       LEFT JOIN list_declarative_directive n ON n.directive = d.name
WHERE  d.name IS NULL OR d.name IN (SELECT directive FROM list_declarative_directive)
UNION ALL
-- entries that a data section cannot do without
SELECT d.inf,
       d.data || ' without ' || v.entry,
       CASE WHEN EXISTS (SELECT 1 FROM inf_directive e
                         WHERE e.inf = d.inf AND e.name = v.entry AND e.section = d.data) THEN 1
            ELSE (SELECT CASE WHEN i.complete = 1 THEN 0 END FROM inf i WHERE i.inf = d.inf) END,
       'section ' || d.data || ', which ' || v.directive || ' names, has no ' || v.entry,
       '1013',
       d.evidence
FROM   (SELECT x.inf, x.name, x.data_section AS data, x.evidence
        FROM   inf_directive x
               JOIN list_declarative_directive n ON n.directive = x.name
        WHERE  x.name IN (SELECT directive FROM list_declarative_value WHERE needed = '1')
               AND x.target_present = 1) d
       JOIN list_declarative_value v ON v.directive = d.name AND v.needed = '1'
UNION ALL
-- what the entries may hold
SELECT d.inf,
       v.entry || ' of ' || d.section,
       CASE WHEN d.argument = '' THEN 0
            WHEN v.kind = 'word' THEN '|' || v.words || '|' LIKE '%|' || d.argument || '|%'
            WHEN v.kind = 'number'
            THEN coalesce(inf_number(d.argument) >= CAST(v.low AS INTEGER) OR v.low = '', 0)
                 AND coalesce(inf_number(d.argument) <= CAST(v.high AS INTEGER) OR v.high = '', 0)
                 AND inf_number(d.argument) IS NOT NULL
            ELSE 1 END,
       CASE WHEN d.argument = '' THEN v.entry || ' in ' || d.section || ' has no value'
            ELSE v.entry || ' in ' || d.section || ' is ' || d.value || ', not '
                 || CASE WHEN v.kind = 'word' THEN replace(v.words, '|', ' or ')
                         WHEN v.high <> '' THEN 'a number from ' || v.low || ' to ' || v.high
                         ELSE 'a number' END END,
       CASE WHEN d.argument = '' THEN CASE v.needed WHEN '1' THEN '1006' ELSE '1080' END
            WHEN v.needed = '1' THEN '1014' ELSE '1081' END,
       d.evidence
FROM   inf_directive d
       JOIN list_declarative_value v ON v.section = d.companion AND v.entry = d.name
WHERE  d.companion IN ('eventprovider', 'channel', 'autologger', 'autologgerprovider', 'addfilter', 'addcomponent',
                       'addsoftware')
UNION ALL
SELECT d.inf,
       'ProviderName of ' || d.section,
       length(d.argument) < 255 AND d.argument NOT GLOB '*[<>&"|\:''?*]*',
       'ProviderName ' || d.argument || ' has 255 characters or more, or one that names may not have',
       '1014',
       d.evidence
FROM   inf_directive d
WHERE  d.name = 'providername' AND d.companion = 'eventprovider'
UNION ALL
-- channels: name, type
SELECT d.inf,
       'AddChannel ' || d.argument,
       length(d.argument) < 255 AND d.argument NOT GLOB '*[<>&"|\:`?*]*'
            AND coalesce(inf_number(nullif(part(replace(d.value, ',', '\'), 1), '')) BETWEEN 1 AND 4, 0),
       CASE WHEN part(replace(d.value, ',', '\'), 1) = '' THEN 'channel ' || d.argument || ' has no type'
            WHEN coalesce(inf_number(part(replace(d.value, ',', '\'), 1)) BETWEEN 1 AND 4, 0)
            THEN 'channel name ' || d.argument || ' has 255 characters or more, or one that names may not have'
            ELSE 'channel ' || d.argument || ' has type ' || part(replace(d.value, ',', '\'), 1)
                 || '; there are 1 admin, 2 operational, 3 analytic and 4 debug' END,
       CASE WHEN part(replace(d.value, ',', '\'), 1) = '' THEN '1080' ELSE '1081' END,
       d.evidence
FROM   inf_directive d
WHERE  d.name = 'addchannel'
UNION ALL
-- one provider's channels have names and ids of their own
SELECT d.inf,
       'AddChannel ' || d.argument || ' twice',
       0,
       'section ' || d.section || ' adds channel ' || d.argument || ' twice; the second line is skipped',
       '1086',
       d.evidence
FROM   inf_directive d
WHERE  d.name = 'addchannel'
       AND EXISTS (SELECT 1 FROM inf_directive o
                   WHERE o.inf = d.inf AND o.name = 'addchannel' AND o.section = d.section
                   AND o.argument = d.argument AND o.owner = d.owner AND o.evidence < d.evidence)
UNION ALL
SELECT d.inf,
       'Value ' || v.argument || ' of channel ' || d.argument,
       NOT EXISTS (SELECT 1 FROM inf_directive o
                        JOIN inf_directive w ON w.inf = o.inf AND w.name = 'value' AND w.companion = 'channel'
                             AND w.section = o.data_section
                   WHERE o.inf = d.inf AND o.name = 'addchannel' AND o.section = d.section AND o.owner = d.owner
                   AND o.argument < d.argument AND inf_number(w.argument) = inf_number(v.argument)),
       'channel ' || d.argument || ' has the id ' || v.argument || ', as another channel of its provider has',
       '1180',
       v.evidence
FROM   inf_directive d
       JOIN inf_directive v ON v.inf = d.inf AND v.name = 'value' AND v.companion = 'channel'
            AND v.section = d.data_section
WHERE  d.name = 'addchannel' AND d.target_present = 1
UNION ALL
-- a full log file is put away only where it is sequential, and only by admin and operational channels
SELECT d.inf,
       'LoggingAutoBackup of channel ' || d.argument,
       inf_number(b.argument) <> 1
            OR (d.type IN (1, 2)
                AND EXISTS (SELECT 1 FROM inf_directive r
                            WHERE r.inf = d.inf AND r.name = 'loggingretention' AND r.section = d.data
                            AND inf_number(r.argument) = 2)),
       'channel ' || d.argument || ' asks for LoggingAutoBackup'
            || CASE WHEN d.type IN (1, 2) THEN ' without LoggingRetention = 2 (sequential)'
                    ELSE ', which only admin and operational channels have' END,
       CASE WHEN d.type IN (1, 2) THEN '1182' ELSE '1181' END,
       b.evidence
FROM   (SELECT inf, argument, inf_number(part(replace(value, ',', '\'), 1)) AS type,
               data_section AS data
        FROM   inf_directive
        WHERE  name = 'addchannel' AND target_present = 1) d
       JOIN inf_directive b ON b.inf = d.inf AND b.name = 'loggingautobackup' AND b.section = d.data
WHERE  d.type BETWEEN 1 AND 4 AND inf_number(b.argument) IS NOT NULL;
