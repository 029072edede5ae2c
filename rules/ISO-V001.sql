-- id:        ISO-V001
-- title:     The Version section is complete
-- subject:   inf
-- infverif:  1001, 1214, 1217, 1218, 1233, 1234
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    INF Version section
-- why:       Class, provider, version and catalog are how Windows tells packages apart and ranks them.
-- fix:       Complete [Version]
SELECT inf AS subject, 'Signature' AS item,
       signature IN ('$Windows NT$', '$Chicago$') AS ok,
       'Signature is "' || signature || '"' AS why, NULL AS at_most, evidence
FROM   inf
UNION ALL
SELECT inf, 'Class', class <> '', 'Class is missing', NULL, evidence FROM inf
UNION ALL
SELECT inf, 'ClassGuid', class_guid GLOB '{????????-????-????-????-????????????}',
       CASE class_guid WHEN '' THEN 'ClassGuid is missing' ELSE 'ClassGuid ' || class_guid || ' is not a GUID' END, NULL, evidence
FROM   inf
UNION ALL
SELECT inf, 'Provider', provider <> '', 'Provider is missing', NULL, evidence FROM inf
UNION ALL
SELECT inf, 'CatalogFile', catalog_file <> '', 'CatalogFile is missing', NULL, evidence FROM inf
UNION ALL
SELECT inf, 'DriverVer', driver_date <> '' AND driver_version <> '',
       CASE driver_ver WHEN '' THEN 'DriverVer is missing' ELSE 'DriverVer ' || driver_ver || ' is not date,version' END,
       CASE WHEN driver_date <> '' THEN 'warning' END, evidence
FROM   inf;
