-- id:        ISO-E006
-- title:     AutoLoggers write below DriverData
-- subject:   inf
-- infverif:  1326, 1328
-- from:      22000
-- severity:  isolated=violation whql=info universal=warning declarative=warning
-- source:    AddAutoLogger, FileName; folder DriverData
-- why:       Other directories belong to Windows or to the user; a trace file there can neither be found nor
--            removed with the driver.
-- fix:       FileName = %%DriverData%%\Company\name.etl
SELECT d.inf AS subject,
       CASE WHEN d.name IS NOT NULL THEN 'FileName of ' || d.owner END AS item,
       CASE WHEN d.name IS NULL THEN NULL
            ELSE d.value LIKE '!%DriverData!%\_%\_%' ESCAPE '!' AND d.value || '\' NOT LIKE '%\..\%' END AS ok,
       'AutoLogger ' || d.owner || ' writes ' || d.value
            || CASE WHEN d.value LIKE '!%DriverData!%\_%' ESCAPE '!' AND d.value || '\' NOT LIKE '%\..\%'
                    THEN ' into the root of DriverData; a company has a directory of its own there'
                    ELSE ', which is not below %%DriverData%%' END AS why,
       CASE WHEN d.value LIKE '!%DriverData!%\_%' ESCAPE '!' AND d.value || '\' NOT LIKE '%\..\%'
            THEN 'info' END AS at_most,
       CASE WHEN d.value LIKE '!%DriverData!%\_%' ESCAPE '!' AND d.value || '\' NOT LIKE '%\..\%'
            THEN NULL ELSE '1326' END AS infverif,
       d.evidence
FROM   inf_directive d
WHERE  d.name IS NULL OR (d.name = 'filename' AND d.companion = 'autologger')
UNION ALL
-- without FileName, Windows chooses one in DriverData
SELECT d.inf, 'FileName of ' || d.argument, 1, NULL, NULL, NULL, d.evidence
FROM   inf_directive d
WHERE  d.name = 'addautologger' AND d.target_present = 1
       AND NOT EXISTS (SELECT 1 FROM inf_directive e
                       WHERE e.inf = d.inf AND e.name = 'filename' AND e.section = d.data_section);
