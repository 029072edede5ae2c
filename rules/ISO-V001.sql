-- id:        ISO-V001
-- title:     The Version section is complete
-- subject:   inf
-- infverif:  1001, 1214, 1217, 1218, 1233, 1234
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    INF Version section
-- why:       Class, provider, version and catalog are how Windows tells packages apart and ranks them.
-- fix:       Complete [Version]
SELECT inf AS subject, 'Signature' AS item,
       CASE WHEN complete IS NOT 1 AND signature = '' THEN NULL
            ELSE signature IN ('$Windows NT$', '$Chicago$') END AS ok,
       'Signature is "' || signature || '"' AS why, NULL AS at_most, evidence
FROM   inf
UNION ALL
SELECT inf, 'Class', CASE WHEN complete IS NOT 1 THEN nullif(class <> '', 0) ELSE class <> '' END, 'Class is missing', NULL, evidence FROM inf
UNION ALL
SELECT inf, 'ClassGuid', CASE WHEN complete IS NOT 1 AND class_guid = '' THEN NULL ELSE class_guid GLOB '{????????-????-????-????-????????????}' END,
       CASE class_guid WHEN '' THEN 'ClassGuid is missing' ELSE 'ClassGuid ' || class_guid || ' is not a GUID' END, NULL, evidence
FROM   inf
UNION ALL
SELECT inf, 'Provider', CASE WHEN complete IS NOT 1 THEN nullif(provider <> '', 0) ELSE provider <> '' END, 'Provider is missing', NULL, evidence FROM inf
UNION ALL
SELECT inf, 'CatalogFile', CASE WHEN complete IS NOT 1 THEN nullif(catalog_file <> '', 0) ELSE catalog_file <> '' END, 'CatalogFile is missing', NULL, evidence FROM inf
UNION ALL
SELECT inf, 'DriverVer', CASE WHEN complete IS NOT 1 AND driver_ver = '' THEN NULL
            ELSE driver_date <> '' AND driver_version <> '' END,
       CASE driver_ver WHEN '' THEN 'DriverVer is missing' ELSE 'DriverVer ' || driver_ver || ' is not date,version' END,
       CASE WHEN driver_date <> '' THEN 'warning' END, evidence
FROM   inf;
