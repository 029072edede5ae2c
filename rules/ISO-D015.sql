-- id:        ISO-D015
-- title:     No co-installers
-- subject:   inf
-- infverif:  1303
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Removing co-installers; InfVerif 1303
-- why:       A co-installer is code that runs inside the installation, with all its rights and for ever after.
-- fix:       WDF and WinUSB co-installers simply go; for others see the recipes for removing co-installers
SELECT inf AS subject,
       section || '!' || name AS item,
       0 AS ok,
       'section ' || section || CASE name WHEN '' THEN ' is for co-installers, though it is empty'
            ELSE ' installs a co-installer: ' || name || ' = ' || group_concat(value, '; ') END AS why,
       NULL AS at_most,
       '1303' AS infverif,
       min(evidence) AS evidence
FROM   inf_directive
WHERE  companion = 'coinstallers'
       -- by the index of rare sections
       AND companion NOT IN ('version', 'service', 'install', 'services', 'hw')
GROUP  BY inf, section, name
UNION ALL
SELECT r.inf, r.key || '!' || r.value, 0,
       CASE WHEN r.value = 'EnumPropPages32' THEN 'property pages come from a file of the package: '
            ELSE r.root || '\' || r.key || ', value ' || r.value || ' registers a co-installer or class installer: ' END
            || group_concat(r.data, '; '),
       CASE WHEN r.value = 'EnumPropPages32' THEN 'warning' END,
       CASE WHEN r.value = 'EnumPropPages32' THEN NULL ELSE '1303' END,
       min(r.evidence)
FROM   inf_registry r
WHERE  r.operation = 'AddReg'
       AND (r.value IN ('CoInstallers32', 'Installer32')
            OR (r.root = 'HKLM' AND r.key LIKE '%\Control\CoDeviceInstallers')
            OR (r.value = 'EnumPropPages32'
                AND EXISTS (SELECT 1 FROM inf_copy c
                            WHERE c.inf = r.inf AND instr(lower(r.data), lower(c.file)) > 0)))
GROUP  BY r.inf, r.root, r.key, r.value
UNION ALL
SELECT inf, file, 0, file || ' is a co-installer that Windows no longer needs', 'warning', NULL, min(evidence)
FROM   inf_copy
WHERE  file LIKE 'WdfCoInstaller%.dll' OR file LIKE 'WinUSBCoInstaller%.dll' OR file LIKE 'WUDFUpdate%.dll'
GROUP  BY inf, file
UNION ALL
SELECT inf, 'every section that applies', CASE WHEN complete = 1 THEN 1 END,
       'the INF was not read to its end', NULL, NULL, evidence
FROM   inf
WHERE  complete IS NOT 1 OR applies = 1;
