-- id:        ISO-V001
-- title:     The Version section is complete
-- subject:   inf
-- infverif:  1001, 1214, 1217, 1218, 1233, 1234
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    INF Version section
-- why:       Class, provider, version and catalog are how Windows tells packages apart and ranks them.
-- fix:       Complete [Version]
WITH own AS MATERIALIZED
       -- asked of the contents that packages of this image have: the fleet may hold many more
       (SELECT DISTINCT inf FROM package_inf),
     v AS MATERIALIZED
       (SELECT inf, arch, complete, signature, class, class_guid, provider, catalog_file, driver_ver, driver_date,
               evidence,
               -- the version: second field of DriverVer
               CASE instr(driver_ver, ',') WHEN 0 THEN ''
                    ELSE substr(driver_ver, instr(driver_ver, ',') + 1) || ',' END AS second
        FROM   own JOIN inf USING (inf)
        -- most INF files are as they should be; nearly every DriverVer is written as it is read
        WHERE  (complete = 1 AND signature = '$Windows NT$' AND class <> '' AND class_guid <> '' AND provider <> ''
                AND catalog_file LIKE '_%.cat' AND NOT (catalog_file GLOB '*[\/,:]*')
                AND driver_date <> '' AND driver_version <> '' AND driver_ver LIKE '%,' || driver_version
                AND NOT (driver_version GLOB '*[0-9][0-9][0-9][0-9][0-9]*')) IS NOT 1)
SELECT inf AS subject, '[Version]' AS item, 1 AS ok, NULL AS why, NULL AS at_most, NULL AS infverif, evidence
FROM   own JOIN inf USING (inf)
WHERE  complete = 1
UNION ALL
SELECT inf, '[Version]', NULL, 'the INF was not read to its end', NULL, NULL, evidence
FROM   v
WHERE  complete IS NOT 1
UNION ALL
SELECT inf, 'Signature', CASE WHEN signature <> '' OR complete = 1 THEN 0 END,
       CASE signature WHEN '' THEN 'Signature is missing'
            WHEN '$Chicago$' THEN 'Signature is "$Chicago$"; Windows takes it, but the current one is "$Windows NT$"'
            ELSE 'Signature is "' || signature || '"' END,
       CASE signature WHEN '$Chicago$' THEN 'info' END,
       CASE signature WHEN '$Chicago$' THEN NULL ELSE '1001' END,
       coalesce((SELECT d.evidence FROM inf_directive d
                 WHERE d.inf = v.inf AND d.name = 'signature' AND d.companion = 'version'), evidence)
FROM   v
WHERE  signature IS NOT '$Windows NT$'
UNION ALL
SELECT inf, 'Class', CASE WHEN class = '' AND complete = 1 THEN 0 END, 'Class is missing', NULL, '1234', evidence
FROM   v
WHERE  class = '' OR class IS NULL
UNION ALL
-- whether it is a GUID is ISO-V004
SELECT inf, 'ClassGuid', CASE WHEN class_guid = '' AND complete = 1 THEN 0 END, 'ClassGuid is missing', NULL, '1234',
       evidence
FROM   v
WHERE  class_guid = '' OR class_guid IS NULL
UNION ALL
SELECT inf, 'Provider', CASE WHEN provider = '' AND complete = 1 THEN 0 END, 'Provider is missing', NULL, '1234',
       evidence
FROM   v
WHERE  provider = '' OR provider IS NULL
UNION ALL
SELECT inf, 'CatalogFile', CASE WHEN catalog_file <> '' OR (catalog_file = '' AND complete = 1) THEN 0 END,
       CASE catalog_file WHEN '' THEN 'CatalogFile is missing, so for ' || arch || ' nothing is signed'
            ELSE 'CatalogFile "' || catalog_file || '" is not the plain name of a .cat file' END,
       NULL,
       CASE catalog_file WHEN '' THEN '1233' ELSE '1214' END,
       coalesce((SELECT d.evidence FROM inf_directive d
                 WHERE d.inf = v.inf AND d.name LIKE 'catalogfile%' AND d.value = v.catalog_file
                 AND v.catalog_file <> '' AND d.companion = 'version'), evidence)
FROM   v
WHERE  catalog_file IS NULL OR NOT (catalog_file LIKE '_%.cat' AND NOT (catalog_file GLOB '*[\/,:]*'))
UNION ALL
SELECT inf, 'DriverVer', CASE WHEN driver_ver = '' AND complete = 1 THEN 0 END, 'DriverVer is missing', NULL, '1233',
       evidence
FROM   v
WHERE  (driver_ver = '' OR driver_ver IS NULL)
       -- install sections may each give their own
       AND NOT (EXISTS (SELECT 1 FROM inf_install n WHERE n.inf = v.inf AND n.present = 1)
                AND NOT EXISTS (SELECT 1 FROM inf_install n WHERE n.inf = v.inf AND n.present = 1
                                AND NOT EXISTS (SELECT 1 FROM inf_directive d
                                                WHERE d.inf = n.inf AND d.name = 'driverver'
                                                AND d.section = n.section)))
UNION ALL
SELECT inf, 'DriverVer', 0,
       CASE driver_date WHEN '' THEN 'the date of DriverVer ' || driver_ver || ' is not mm/dd/yyyy'
            ELSE 'the version of DriverVer ' || driver_ver || ' is not four numbers up to 65535' END,
       CASE WHEN driver_date <> '' THEN 'warning' END,
       CASE driver_date WHEN '' THEN '1218' ELSE '1217' END,
       coalesce((SELECT d.evidence FROM inf_directive d
                 WHERE d.inf = n.inf AND d.name = 'driverver' AND d.companion = 'version'), evidence)
FROM   (SELECT inf, driver_ver, driver_date, evidence,
               replace(trim(substr(second, 1, instr(second, ',') - 1)), '.', '\') AS numbers
        FROM   v
        WHERE  driver_ver <> '') n
WHERE  driver_date = ''
       OR NOT (numbers GLOB '[0-9]*\[0-9]*\[0-9]*\[0-9]*' AND NOT (numbers GLOB '*[^0-9\]*')
               AND length(replace(numbers, '\', '')) = length(numbers) - 3
               AND max(CAST(part(numbers, 0) AS INTEGER), CAST(part(numbers, 1) AS INTEGER),
                       CAST(part(numbers, 2) AS INTEGER), CAST(part(numbers, 3) AS INTEGER)) <= 65535)
UNION ALL
SELECT i.inf, 'date of DriverVer', 0,
       'DriverVer says ' || i.driver_date || ', but package ' || p.package_id || ' was imported on '
            || substr(p.import_date, 1, 10),
       'warning', NULL, i.evidence
FROM   package p CROSS JOIN package_inf x ON x.package = p.package CROSS JOIN inf i ON i.inf = x.inf
WHERE  i.driver_date > substr(p.import_date, 1, 10) AND p.import_date <> ''
GROUP  BY i.inf;
